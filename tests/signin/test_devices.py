import pytest

from signin.devices import in_words

WEBKIT = "Mozilla/5.0 ({}) AppleWebKit/605.1.15 (KHTML, like Gecko) {}"
WINDOWS = "Windows NT 10.0; Win64; x64"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WEBKIT.format("iPhone; CPU iPhone OS 18_1 like Mac OS X", "Version/18.1 Safari/604.1"), "Safari på iPhone"),
        (WEBKIT.format(WINDOWS, "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"), "Edge på Windows"),
        (WEBKIT.format(WINDOWS, "Chrome/131.0.0.0 Safari/537.36"), "Chrome på Windows"),
        (WEBKIT.format("Linux; Android 15; SM-S921B", "Chrome/131.0.0.0 Safari/537.36"), "Chrome på Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox på Linux"),
        (WEBKIT.format("Macintosh; Intel Mac OS X 10_15_7", "Version/18.1 Safari/605.1.15"), "Safari på Mac"),
        ("", "En okänd webbläsare"),
        ("<script>alert(1)</script>", "En okänd webbläsare"),
    ],
)
def test_a_browser_is_told_in_words_its_owner_knows_it_by(agent, words):
    assert in_words(agent) == words
