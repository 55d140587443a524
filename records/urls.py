from django.urls import path

from records.views import disclosures, extracts, register

urlpatterns = [
    path("handlingar/", register.record_list, name="records"),
    path("handlingar/<slug:number>/", register.record, name="record"),
    path("handlingar/<slug:number>/fil/", register.record_file, name="record_file"),
    path("handlingar/<slug:number>/oppenhet/", register.classify, name="classify_record"),
    path("handlingar/<slug:number>/registret/", register.file, name="file_record"),
    path("mina-uppgifter/", extracts.my_data, name="my_data"),
    path("mina-uppgifter/ta-fram/", extracts.take_out_mine, name="take_out_mine"),
    path("mina-uppgifter/<int:pk>/<slug:form>/", extracts.download, name="extract_file"),
    path("personuppgifter/", extracts.people, name="people"),
    path("personuppgifter/<int:pk>/ta-fram/", extracts.take_out, name="take_out"),
    path("utlamnande/", disclosures.disclosure_list, name="disclosures"),
    path("utlamnande/ny/", disclosures.ask, name="ask_for_records"),
    path("utlamnande/<int:pk>/", disclosures.disclosure, name="disclosure"),
    path("utlamnande/<int:pk>/beslut.pdf", disclosures.decision, name="disclosure_decision"),
    path("utlamnande/<int:pk>/steg/<slug:name>/", disclosures.step, name="disclosure_step"),
    path("utlamnande/<int:pk>/handlingar/<int:part_pk>/", disclosures.judge, name="judge_record"),
    path("utlamnande/<int:pk>/handlingar/<int:part_pk>/ta-bort/", disclosures.drop, name="drop_record"),
    path("utlamnande/<int:pk>/handlingar/<int:part_pk>/fil/", disclosures.given, name="disclosed_file"),
]
