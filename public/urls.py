from django.urls import path

from public import views

urlpatterns = [
    path("", views.front, name="front"),
    path("moten/", views.meetings, name="public_meetings"),
    path("moten/<int:pk>/protokoll/", views.minutes, name="public_minutes"),
    path("moten/<int:pk>/protokoll.pdf", views.minutes_pdf, name="public_minutes_pdf"),
    path("trygghet/", views.safety, name="safety"),
    path("trygghet/<int:year>/<int:number>/", views.safety_in_a_quarter, name="safety_in_a_quarter"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
]
