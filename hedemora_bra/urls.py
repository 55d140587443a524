from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from hedemora_bra import home
from meetings.urls import by_link
from office import views as office

urlpatterns = [
    path("", include("public.urls")),
    path("logga-in/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logga-ut/", auth.LogoutView.as_view(), name="logout"),
    path("arbete/losenord/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("arbete/losenord/klart/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("arbete/", home.home, name="home"),
    path("arbete/", include("meetings.urls")),
    path("arbete/", include("councils.urls")),
    path("arbete/", include("guideline.urls")),
    path("arbete/", include("office.urls")),
    path("lank/<str:token>/", include(by_link)),
    path("halsa/lever/", office.alive, name="alive"),
    path("halsa/redo/", office.ready, name="ready"),
    path("admin/", admin.site.urls),
]

handler500 = office.broken
