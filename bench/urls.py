from django.urls import include, path

from bench import views

urlpatterns = [
    path("", include("hedemora_bra.urls")),
    path("bare/meeting/<int:pk>/", views.meeting),
    path("bare/start/", views.start),
    path("bare/meetings/<int:year>/", views.meetings),
    path("bare/agenda/<int:pk>/", views.agenda),
    path("bare/calendar/<int:pk>/", views.calendar),
]
