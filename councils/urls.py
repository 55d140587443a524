from django.urls import path

from councils import views

urlpatterns = [
    path("organ/", views.body_list, name="bodies"),
    path("organ/<slug:key>/", views.body, name="body"),
    path("organ/<slug:key>/steg/<slug:name>/", views.body_step, name="body_step"),
    path("organ/<slug:key>/platser/<int:pk>/<slug:name>/", views.seat_step, name="seat_step"),
    path("organ/<slug:key>/lasratt/<int:pk>/<slug:name>/", views.reading_step, name="reading_step"),
    path("organ/<slug:key>/adjungerade/<int:pk>/<slug:name>/", views.cooption_step, name="cooption_step"),
]
