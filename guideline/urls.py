from django.urls import path

from guideline import views

urlpatterns = [path("riktlinjen/", views.point_by_point, name="guideline")]
