from django.urls import path

from office import views

urlpatterns = [
    path("utskick/", views.outbox_list, name="outbox"),
    path("utskick/<int:pk>/", views.letter, name="letter"),
    path("utskick/<int:pk>/skicka-igen/", views.resend, name="resend"),
]
