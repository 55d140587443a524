"""Where allauth asks the house: who may come in, what is said, how a letter goes, and where a secret is kept."""

import base64
import hashlib
import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.urls import reverse

from office.entrance import is_admitted
from signin import factors, letters, tracing

# What is said when something was done, by the template that allauth would have read it from; the rest goes unsaid.
SAID = {
    "account/messages/password_changed.txt": "Lösenordet är bytt.",
    "account/messages/password_set.txt": "Lösenordet är valt.",
    "mfa/messages/totp_activated.txt": "Appen är kopplad till din inloggning.",
    "mfa/messages/totp_deactivated.txt": "Appen är bortkopplad.",
    "mfa/messages/webauthn_added.txt": "Nyckeln är sparad.",
    "mfa/messages/webauthn_removed.txt": "Nyckeln är borttagen.",
    "mfa/messages/recovery_codes_generated.txt": "Det här är dina reservkoder. Har du äldre gäller de inte längre.",
}


class Account(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "E-postadressen eller lösenordet stämmer inte.",
        "too_many_login_attempts": "För många försök. Vänta några minuter och försök igen.",
        "rate_limited": "För många försök. Vänta några minuter och försök igen.",
        "incorrect_password": "Lösenordet stämmer inte.",
        "enter_current_password": "Det nuvarande lösenordet stämmer inte.",
    }

    def is_open_for_signup(self, request):
        """Nobody lets themselves in: an account comes with a seat."""
        return False

    def pre_login(self, request, user, **kwargs):
        """By whatever way they came, closed is closed."""
        return None if is_admitted(user) else self.respond_user_inactive(request, user)

    def is_reauthentication_required(self, *, app, **kwargs):
        return not factors.is_fresh(self.request)

    def get_reauthentication_methods(self, user):
        """Whoever has neither password nor second factor comes in anew, by a link."""
        methods = super().get_reauthentication_methods(user)
        return methods or [{"id": "link", "description": "Logga in igen med en länk", "url": reverse("sign_in_link")}]

    def get_password_change_redirect_url(self, request):
        return reverse("mfa_index")

    def _get_login_attempts_cache_key(self, request, **credentials):
        """The limit is for an account from one address: whoever guesses must not be able to lock its owner out."""
        return f"{get_ip(request)}:{super()._get_login_attempts_cache_key(request, **credentials)}"

    def login(self, request, user):
        super().login(request, user)
        tracing.came_in(request, user)

    def authentication_failed(self, request, **credentials):
        tracing.was_refused(credentials.get("email") or credentials.get("username") or "")

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        said = message or SAID.get(message_template)
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)

    def send_mail(self, template_prefix, email, context):
        """A row in the outbox, never a mail of its own."""
        letters.tell(email, template_prefix.rsplit("/", 1)[-1])


class SecondFactor(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Det stämmer inte, eller är redan använt. Försök igen.",
        "cannot_generate_recovery_codes": "Reservkoder behövs först när du har en app eller en nyckel.",
    }

    def is_mfa_enabled(self, user, types=None):
        """Nothing more is asked of somebody whose own house has just seen to it (signin/elsewhere.py)."""
        return not getattr(self.request, "vouched_by", "") and super().is_mfa_enabled(user, types)

    def get_totp_issuer(self):
        return "Hedemora Brå"

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": self.get_totp_issuer()}

    def generate_authenticator_name(self, user, type):  # noqa: A002  allauth's name for it
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "Min nyckel" if number == 1 else f"Nyckel {number}"

    def encrypt(self, text):
        """Whoever finds a copy of the database has nobody's codes."""
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """What cannot be opened is something nobody can know, so that no code fits it."""
        try:
            return _locks().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _locks():
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret):
    return base64.urlsafe_b64encode(hashlib.blake2b(secret.encode(), person=b"signin.secrets", digest_size=32).digest())
