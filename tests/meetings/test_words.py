"""Wording that reads as a decision about money is found; what only tells, asks or proposes is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.words import money_hint, money_wording

DECIDES = [
    "Brå beslutar att finansiera belysningen vid stationen.",
    "Brå beslutar att bevilja 50 000 kr till föreläsningar.",
    "Rådet beslutade att avsätta 30 tkr för nattvandrarna.",
    "Rådet har beslutat att tillskjuta medel till fritidsgården.",
    "Mötet beslutar att anslå 1,5 mnkr.",
    "Vi beslutar att köpa in kameror.",
    "Brå beslutar att upphandla en trygghetsmätning.",
    "Beslut att skjuta till 20 000 kronor.",
    "Beslut: avsätta 25 000 kr till skolan.",
    "Brå beslutar att\nbevilja\n50\u00a0000\u00a0kr till skolan.",
    "Brå beslutar att ge föreningen 12\u202f500 kronor.",
    "Brå beslutar om budget för 2027.",
    "Rådet beslöt att betala för bussresan.",
    "Rådet fattade beslut om att bekosta material.",
    "Efter förslag från samordnaren beslutar Brå att bevilja 30 000 kr.",
    "Brå beslutar att bevilja 50 000 kr till polisen för en kampanj.",
    "Vi enades om att avsätta 10 000 kr.",
    "Rådet kom överens om att medfinansiera projektet.",
    "Brå beslutade enhälligt att bevilja föreningen bidrag.",
    "Rådet avsätter 50 000 kronor till sommarlovet.",
    "Brå beviljar ansökan.",
    "Vi köper in reflexer för 4 000 kr.",
    "Brå finansierar föreläsningen.",
    "Bevilja 15 000 kr till Våga vara rädd.",
    "– Avsätta medel till nattvandring.",
    "50 000 kr avsätts till belysning.",
    "Medel tillskjuts för väktare i sommar.",
    "BRÅ BESLUTAR ATT BEVILJA 5 000 KR.",
    "Läget är lugnt. Brå beslutar att finansiera lampor.",
    "Brå beslutar att ge bidrag till föreningen",
    "Rådet beslutar att höja ersättningen till föreläsaren.",
    "Brå beslutar att köpa 40 västar.",
    "Beslutades att bevilja 2 miljoner kronor.",
    "Styrgruppen beslutar att sätta av 100 000 kr.",
]
TELLS = [
    "Brå beslutar att bilda en arbetsgrupp.",
    "Lampan kostade 500 kr i fjol.",
    "Kommunen fick 663 000 kr från staten 2024.",
    "Rådet beslutar att föreslå kommunstyrelsen att avsätta 50 000 kr.",
    "Brå beslutar att hemställa hos kommunstyrelsen om medel.",
    "Brå beslutar att rekommendera nämnden att finansiera belysningen.",
    "Kommunstyrelsen beslutade att avsätta 200 000 kr till trygghet.",
    "Samordnaren har beslutat att använda 20 000 kr ur sin summa.",
    "Enligt polisen beslutade regeringen om nya medel.",
    "Brå kan inte besluta om pengar.",
    "Brå beslutar att inte finansiera kamerorna.",
    "Frågan om budgeten tas upp på nästa möte.",
    "Beslut om finansiering fattas av kommunstyrelsen.",
    "Brå beslutar att ansöka om medel från länsstyrelsen.",
    "Rådet beslutar att avsätta tid för frågan på nästa möte.",
    "Brå beslutar att avsätta en dag för utbildning.",
    "Polisen informerade om narkotikamedel och läkemedel.",
    "Rådet beslutar att ordna en utbildning om hjälpmedel.",
    "Klottersaneringen har kostat 80 tkr under året.",
    "Skadegörelsen uppgick till 1,2 miljoner kronor.",
    "Gruppen redovisade sin budget.",
    "Brå beslutar att be samordnaren räkna på kostnaden.",
    "Rådet noterar att nämnden har beviljats 40 000 kr.",
    "Vi ses igen den 15 maj.",
    "Brå beslutar att ge polisen i uppdrag att redovisa läget.",
    "Ordföranden beviljade entledigande.",
    "Brå beslutar om arbetsgrupp för skolvägarna.\nLampan kostade 500 kr.",
    "Brå beslutar att bilda en grupp. Föreläsaren fick 5 000 kr i fjol.",
    "Brå beslutar att lyfta frågan om medel till kommunstyrelsen.",
    "",
]


@pytest.mark.parametrize("text", DECIDES)
def test_what_reads_as_a_decision_about_money_is_found(text):
    assert money_wording(text)


@pytest.mark.parametrize("text", TELLS)
def test_what_tells_asks_or_proposes_is_left_in_peace(text):
    assert money_wording(text) == ""


def test_the_words_found_are_shown_as_they_were_written():
    assert money_wording("Brå beslutar att\nbevilja 50\u00a0000 kr till skolan.") == "beslutar att bevilja 50 000 kr"


def test_a_body_that_may_decide_about_money_gets_no_hint():
    assert money_hint(DECIDES[0], may_decide=True) == ""
    assert money_hint(DECIDES[0], may_decide=False)


@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    assert isinstance(money_wording(text), str)


@given(st.sampled_from(TELLS), st.sampled_from(DECIDES), st.sampled_from(TELLS))
def test_a_decision_is_found_among_other_paragraphs(before, decision, after):
    assert money_wording(f"{before}\n\n{decision}\n\n{after}")
