"""The part of the settings that is allauth's: its flows at our own addresses (signin/urls.py), on our own pages."""

ACCOUNT_ADAPTER, MFA_ADAPTER = "signin.adapters.Account", "signin.adapters.SecondFactor"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the address is written by whoever gives the seat, and the invitation goes there
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {"reset_password": "20/m/ip,3/15m/key"}  # letters with a link to sign in with
ACCOUNT_FORMS = {
    "login": "signin.forms.SignIn",
    "reauthenticate": "signin.forms.PasswordAgain",
    "change_password": "signin.forms.ChangePassword",
    "set_password": "signin.forms.SetPassword",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
MFA_FORMS = {
    "authenticate": "signin.forms.Code",
    "reauthenticate": "signin.forms.CodeAgain",
    "activate_totp": "signin.forms.ConnectApp",
    "add_webauthn": "signin.forms.NameKey",
    "edit_webauthn": "signin.forms.RenameKey",
}
