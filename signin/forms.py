"""Allauth's forms in our words, and our own."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms


class Worded:
    """Labels and help in our words; what a field is called stands above it and never inside it."""

    labels, helps = {}, {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignIn(Worded, account.LoginForm):
    labels = {"login": "E-post", "password": "Lösenord"}


class PasswordAgain(Worded, account.ReauthenticateForm):
    labels = {"password": "Lösenord"}


NEW_PASSWORD = {"password1": "Nytt lösenord", "password2": "Samma lösenord en gång till"}
LONG_ENOUGH = {
    "password1": "Minst 12 tecken, gärna tre eller fyra ord i rad. Inget vanligt lösenord, och inte ditt eget namn "
    "eller kommunens."
}


class ChangePassword(Worded, account.ChangePasswordForm):
    labels = NEW_PASSWORD | {"oldpassword": "Nuvarande lösenord"}
    helps = LONG_ENOUGH


class SetPassword(Worded, account.SetPasswordForm):
    labels, helps = NEW_PASSWORD, LONG_ENOUGH


class Code(Worded, mfa.AuthenticateForm):
    labels = {"code": "Engångskod"}
    helps = {"code": "Sex siffror från appen, eller en av dina reservkoder."}


class CodeAgain(Worded, mfa.ReauthenticateForm):
    labels, helps = Code.labels, Code.helps


class ConnectApp(Worded, totp.ActivateTOTPForm):
    labels = {"code": "Koden som appen visar"}
    helps = {"code": "Sex siffror. De byts var trettionde sekund."}


class NameKey(Worded, webauthn.AddWebAuthnForm):
    labels = {"name": "Vad ska nyckeln heta?"}
    helps = {"name": "Till exempel ”Min telefon”, så att du känner igen den."}


class RenameKey(Worded, webauthn.EditWebAuthnForm):
    labels = {"name": "Vad ska nyckeln heta?"}


class ChoosePassword(Worded, account.UserForm):
    """Once is enough: whoever writes it wrong gets a new link."""

    labels, helps = {"password1": "Lösenord"}, LONG_ENOUGH
    password1 = account.SetPasswordField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = self.user

    def save(self):
        self.user.set_password(self.cleaned_data["password1"])
        self.user.save(update_fields=["password"])


class AskForWayIn(forms.Form):
    email = forms.EmailField(label="E-post", widget=forms.EmailInput(attrs={"autocomplete": "email"}), max_length=254)

    def clean_email(self):
        return self.cleaned_data["email"].casefold()
