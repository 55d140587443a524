from django.urls import path

from public import views

urlpatterns = [
    path("", views.front, name="front"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
]
