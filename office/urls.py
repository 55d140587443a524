from django.urls import path

from office.views import coming, feeds, outbox, paper, retention, trace, wishes, wordlist

urlpatterns = [
    path("mina-brev/", wishes.my_letters, name="my_letters"),
    path("mina-brev/hur-ofta/", wishes.choose_rhythms, name="choose_rhythms"),
    path("mina-brev/borta/", wishes.go_away, name="go_away"),
    path("mina-brev/borta/<int:pk>/tillbaka/", wishes.come_back, name="come_back"),
    path("mina-brev/<int:pk>/", wishes.my_letter, name="my_letter"),
    path("spar/", trace.trace, name="trace"),
    path("spar/mitt/", trace.my_trace, name="my_trace"),
    path("spar/fil/", trace.take_out, name="trace_file"),
    path("ordlista/", wordlist.word_list, name="word_list"),
    path("ordlista/nytt/", wordlist.list_word, name="list_word"),
    path("ordlista/<int:pk>/ta-bort/", wordlist.unlist_word, name="unlist_word"),
    path("gallring/", retention.retention_table, name="retention"),
    path("gallring/sparr/", retention.place_hold, name="place_hold"),
    path("gallring/sparr/<int:pk>/hav/", retention.lift_hold, name="lift_hold"),
    path("gallring/protokoll/<int:pk>.pdf", retention.protocol, name="erasure"),
    path("min-kalender/", feeds.my_calendar, name="my_calendar"),
    path("min-kalender/skapa/", feeds.make, name="make_feed"),
    path("min-kalender/stang/", feeds.revoke, name="revoke_feed"),
    path("utskick/", outbox.outbox_list, name="outbox"),
    path("utskick/lista.csv", outbox.outbox_file, name="outbox_csv"),
    path("utskick/kommande/", coming.coming, name="coming_letters"),
    path("utskick/att-skriva-ut/", paper.to_print, name="to_print"),
    path("utskick/att-skriva-ut/alla.pdf", paper.print_all, name="print_all"),
    path("utskick/att-skriva-ut/klart/", paper.mark_printed, name="mark_printed"),
    path("utskick/<int:pk>/brev.pdf", paper.print_letter, name="print_letter"),
    path("utskick/<int:pk>/", outbox.letter, name="letter"),
    path("utskick/<int:pk>/skicka-igen/", outbox.resend, name="resend"),
]
