from django.urls import path

from meetings.views import agendas, items, meetings, papers, planning

urlpatterns = [
    path("moten/", meetings.meeting_list, name="meetings"),
    path("moten/planera/", planning.plan_year, name="plan_year"),
    path("moten/<int:pk>/", meetings.meeting, name="meeting"),
    path("moten/<int:pk>/dagordning/", agendas.editor, name="agenda_editor"),
    path("moten/<int:pk>/ordning/", agendas.order, name="agenda_order"),
    path("moten/<int:pk>/utskickad/<int:number>/", agendas.sent, name="sent_agenda"),
    path("moten/<int:pk>/kalender.ics", agendas.calendar, name="meeting_calendar"),
    path("moten/<int:pk>/steg/<slug:name>/", meetings.step, name="meeting_step"),
    path("moten/<int:pk>/adjungerade/<int:guest_pk>/ta-bort/", meetings.remove_guest, name="remove_guest"),
    path("arenden/", items.item_list, name="items"),
    path("arenden/nytt/<slug:key>/", items.propose, name="propose"),
    path("arenden/<int:pk>/", items.item, name="item"),
    path("arenden/<int:pk>/steg/<slug:name>/", items.step, name="item_step"),
    path("bilagor/<uuid:uuid>/", papers.paper, name="paper"),
    path("bilagor/<uuid:uuid>/ta-bort/", papers.remove, name="remove_paper"),
]
