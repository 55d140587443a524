from allauth.account.auth_backends import AuthenticationBackend

from councils.models import Person
from office.entrance import is_admitted
from office.prepared import Prepared


class Backend(AuthenticationBackend):
    """The one way to become somebody: allauth's, asked by every door and again for every page."""

    def authenticate(self, request, **credentials):
        """A keyboard may have put spaces round the address, but never in a password."""
        for name in ("username", "email"):
            if isinstance(credentials.get(name), str):
                credentials[name] = credentials[name].strip()
        return super().authenticate(request, **credentials)

    def get_user(self, user_id):
        return next(filter(self.user_can_authenticate, _persons(int(user_id))), None)

    def user_can_authenticate(self, user):
        return is_admitted(user)


@Prepared
def _persons(pk):
    return Person.objects.filter(pk=pk)
