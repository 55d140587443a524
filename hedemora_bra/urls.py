from django.contrib import admin
from django.urls import include, path

from hedemora_bra import home, machinery
from meetings.urls import by_link
from office.views import feeds, health, unsubscribing
from signin.views.doors import to_own_password, to_the_administration
from situation.urls import by_link as reports_by_link

admin.site.login = to_the_administration
admin.site.password_change = admin.site.password_change_done = to_own_password

urlpatterns = [
    path("", include("public.urls")),
    path("", include("signin.urls")),
    path("arbete/", home.home, name="home"),
    path("arbete/drift/", machinery.machinery, name="operations"),
    path("arbete/", include("meetings.urls")),
    path("arbete/", include("situation.urls")),
    path("arbete/", include("councils.urls")),
    path("arbete/", include("guideline.urls")),
    path("arbete/", include("office.urls")),
    path("arbete/", include("records.urls")),
    path("lank/<str:token>/", include([*by_link, *reports_by_link])),
    path("brev/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
    path("kalender/<str:token>.ics", feeds.feed, name="feed"),
    path("halsa/lever/", health.alive, name="alive"),
    path("halsa/redo/", health.ready, name="ready"),
    path("halsa/", health.ready, name="health"),
    path("halsa/matvarden/", health.measured, name="metrics"),
    path("admin/", admin.site.urls),
]

handler500 = health.broken
