"""What allauth keeps is looked after by the one it belongs to, on the pages of the house. A changed address is told."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin

from councils.admin import PersonAdmin
from councils.models import Person
from signin import letters

for model in (EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken, UserSession):
    if admin.site.is_registered(model):
        admin.site.unregister(model)

admin.site.unregister(Person)


@admin.register(Person)
class AccountAdmin(PersonAdmin):
    def save_model(self, request, obj, form, change):
        """To the address as it was, while it still is that: whoever has the new one can ask for a way in."""
        if change and "email" in form.changed_data and form.initial["email"]:
            letters.tell(form.initial["email"], "address_changed")
        super().save_model(request, obj, form, change)
