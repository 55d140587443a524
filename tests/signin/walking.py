"""The way to the provider and back, as a browser goes it."""

from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

from allauth.account.internal.flows import login as flow
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY, get_user

from office import clock

BEGIN, TIE = "/logga-in/kommunkonto/", "/arbete/inloggning/kommunkonto/"
PLACES = "/arbete/inloggning/enheter/"


def use(settings, provider, **more):
    all_of_them = settings.SOCIALACCOUNT_PROVIDERS
    ours = all_of_them["openid_connect"] | {"APPS": [provider.app(**more)]}
    settings.SOCIALACCOUNT_PROVIDERS = all_of_them | {"openid_connect": ours}


class Stay(HTTPRedirectHandler):
    """Where one is sent is what the test wants to know."""

    def redirect_request(self, *_):
        return None


def sent_home(address):
    """As a browser at the provider: signed in without a word, and sent back with a code."""
    try:
        build_opener(Stay).open(address, timeout=10)
    except HTTPError as answer:
        return answer.headers["Location"]
    raise AssertionError("The provider sent nobody back.")


def there(client, begin=BEGIN):
    return client.get(begin).headers["Location"]


def back(client, home):
    url = urlsplit(home)
    return client.get(f"{url.path}?{url.query}")


def sign_in(client, begin=BEGIN):
    return back(client, sent_home(there(client, begin)))


def tied(person, provider):
    return SocialAccount.objects.create(user=person, provider=provider.tenant, uid=provider.who["oid"])


def freshly(client):
    """As somebody who has shown who they are a moment ago."""
    session = client.session
    session[flow.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": clock.now().timestamp()}]
    session[flow._AUTHENTICATION_METHODS_USER_SESSION_KEY] = session[SESSION_KEY]
    session.save()
    return client


def tie(client):
    page = freshly(client).post(TIE)
    return back(client, sent_home(page.context["address"]))


def is_in(client, person):
    return get_user(client) == person
