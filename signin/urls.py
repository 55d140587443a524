"""The doors. Of allauth's addresses only these exist, under names that allauth itself looks for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.urls import include, path

from signin.models import Way
from signin.views import by_link as linked
from signin.views import doors, elsewhere, invitations, own, sessions

urlpatterns = [
    path("logga-in/kommunkonto/", elsewhere.begin, name="entra"),
    path("logga-in/kommunkonto/svar/", elsewhere.answer, name="entra_answer"),
    path("arbete/inloggning/kommunkonto/", elsewhere.tie, name="tie_identity"),
    path("arbete/inloggning/kommunkonto/<int:pk>/ta-bort/", elsewhere.untie, name="untie_identity"),
    path("arbete/inloggning/enheter/", sessions.my_places, name="my_places"),
    path("arbete/inloggning/enheter/ovriga/", sessions.end_others, name="end_other_sessions"),
    path("arbete/inloggning/enheter/<int:pk>/", sessions.end, name="end_session"),
    path("logga-in/", account.login, name="account_login"),
    path("logga-in/", account.login, name="login"),
    path("logga-in/bekrafta/", mfa.authenticate, name="mfa_authenticate"),
    path("logga-in/nyckel/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("logga-in/lank/", doors.ask, {"way": Way.ONCE}, name="sign_in_link"),
    path("logga-in/glomt-losenord/", doors.ask, {"way": Way.PASSWORD}, name="forgotten_password"),
    path("logga-in/skickat/", doors.sent, name="way_in_sent"),
    path("logga-in/stangt/", account.account_inactive, name="account_inactive"),
    path("logga-ut/", doors.SignOut.as_view(), name="account_logout"),
    path("logga-ut/", doors.SignOut.as_view(), name="logout"),
    path("arbete/inloggning/", mfa.index, name="mfa_index"),
    path("arbete/inloggning/", mfa.index, name="mfa_list_webauthn"),
    path("arbete/inloggning/andra-faktorn/", doors.second_factor, name="second_factor"),
    path("arbete/inloggning/losenord/", account.password_change, name="account_change_password"),
    path("arbete/inloggning/losenord/valj/", account.password_set, name="account_set_password"),
    path("arbete/inloggning/app/", own.ConnectApp.as_view(), name="mfa_activate_totp"),
    path("arbete/inloggning/app/ta-bort/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("arbete/inloggning/nycklar/ny/", own.AddKey.as_view(), name="mfa_add_webauthn"),
    path("arbete/inloggning/nycklar/<int:pk>/namn/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("arbete/inloggning/nycklar/<int:pk>/ta-bort/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("arbete/inloggning/reservkoder/", own.Codes.as_view(), name="mfa_view_recovery_codes"),
    path("arbete/inloggning/reservkoder/nya/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("arbete/inloggning/igen/", account.reauthenticate, name="account_reauthenticate"),
    path("arbete/inloggning/igen/kod/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("arbete/inloggning/igen/nyckel/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("lank/<str:token>/in/", linked.enter, name="link_sign_in"),
    path("lank/<str:token>/losenord/", linked.choose_password, name="link_password"),
    path("lank/<str:token>/valkommen/", invitations.accept, name="link_invitation"),
]
if settings.SOCIALACCOUNT_PROVIDERS["saml"]["APPS"]:
    urlpatterns.append(path("", include("signin.saml.urls")))
