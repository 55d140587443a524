"""What people paste, what programs send, and what those try who wish a system ill."""

SHARP = [
    "\0",
    "a\0b",
    "\ud800",
    "\u202edrow terces",
    "👮🏽‍♀️ 🇸🇪",
    "x" * 10_000,
    "{{ 7*7 }}{% now 'Y' %}",
    "<script>alert(1)</script>",
    "'; DROP TABLE office_entry; --",
    "-1",
    "99999999999999999999",
    "9" * 5_000,
    "   ",
    "²",
    "0001-01-01",
    "9999-12-31",
]
NASTY = [
    *SHARP,
    "",
    "0",
    "1e9",
    "NaN",
    "Infinity",
    "٣",
    "0x10",
    "1_000",
    "9223372036854775808",
    "2147483648",
    "2027-02-30",
    "0000-00-00",
    "-0001-01-01",
    "2027-W05-3",
    "24:00",
    "true",
    "null",
    "[]",
    '{"$ne": 1}',
    "%",
    "_",
    "\\",
    '"',
    '=HYPERLINK("//x")',
    "../../../../etc/passwd",
    "..\\..\\windows",
    "//hedemora.example",
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "Z̶̢a̷l̸g̵o̴ ̷",
    "\r\nSet-Cookie: a=b",
    "\t\v\f",
    "\ufeff",
    "\u0130\u0131\u017f\u212a",
]

DAYS_THAT_ARE_NONE = [
    f"{year}-{month}-{day}"
    for year in ("2027", "1900", "0", "99999", "-1")
    for month in ("02", "13", "00", "2")
    for day in ("29", "31", "00", "1")
]
TIMES_THAT_ARE_NONE = [
    "24:00", "23:60", "25:61", "-1:00", "7", "07.30", "7:3", "12:00:00.0000001", "00:00Z", "12:00+99:99",
]  # fmt: skip
NUMBERS_THAT_ARE_NONE = [
    "1.0", "1,5", "-0", "+1", "1e400", "-1e-400", "inf", "-inf", "nan", "0b1", "0o7", "1__0", "\u0661\u0662",
    "\u2460", "\uff11", "\u215b", "1 000", "1\u00a0000", "2147483647", "-2147483649", "9223372036854775807",
    "-9223372036854775809", "18446744073709551616", "000000000000000000001",
]  # fmt: skip
ADDRESSES = [
    "http://127.0.0.1:22/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "gopher://a.example/",
    "ftp://a.example/", "data:text/html,<script>alert(1)</script>", "//a.example", "/\\a.example", "https:a.example",
    "http://[::1]/", "http://a.example@b.example/", "\\\\a.example\\b", "mailto:a@b.example?bcc=c@d.example",
    "http://xn--a.example", "http://\u0430.example", "javascript://%0aalert(1)", "vbscript:a", "blob:null/a",
]  # fmt: skip
LETTERS = [
    "a@b", "a@b.example,c@d.example", "a@b.example\nBcc: c@d.example", '"a b"@c.example', "a@[127.0.0.1]", "@", "a@",
    "\u00e5@\u00e4.example", "a" * 65 + "@b.example", "a@" + "b" * 250 + ".example", "a@b.example\0", "<a@b.example>",
]  # fmt: skip
QUESTIONS = [
    "' OR '1'='1", '" OR ""="', "1; SELECT pg_sleep(9)", "') UNION SELECT NULL--", "%27", "a' || 'b", "\\'; --",
    "LIKE '%'", "%%%%%%", "____", "*", "(", ")", "[", "]", "{", "}", "^", "$", "|", "?", "\\", "(?=", "(a+)+$", "[a-",
    "__class__", "password__startswith", "pk__in", "id=1", "-pk", "?", "order_by=password",
]  # fmt: skip
PAGES = [
    "<!--", "-->", "]]>", "<![CDATA[", "<?php phpinfo(); ?>", "<%= 7*7 %>", "${7*7}", "#{7*7}", "{{config}}", "{%",
    "%}", "{{", "}}", "{# #}", "{% load x %}", "{% include 'a' %}", "</textarea><script>alert(1)</script>",
    "' onclick='alert(1)", '" autofocus onfocus="alert(1)', "<svg/onload=alert(1)>", "<iframe srcdoc='a'>",
    "<base href=//a.example>", "<meta http-equiv=refresh content=0>", "<style>@import '//a.example'</style>",
    "&lt;script&gt;", "&#x3C;", "&nbsp;", "<a href='&#106;avascript:alert(1)'>", "<math><mtext></mtext></math>",
]  # fmt: skip
CELLS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20a", ";=1", '";=1',
    "=cmd|' /C calc'!A0",
]  # fmt: skip
SIGNS = [
    "\x01", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\u00ff", "\u0300" * 100, "\u0600", "\u115f", "\u180e",
    "\u200b", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u3164",
    "\ufdfa", "\ufe0f", "\ufeff", "\ufff9", "\ufffd", "\uffff", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U000e0001", "\U0010ffff", "\udc80", "\udfff\ud800", "\U0001d7d8", "\u00df", "\u0149", "\u1e9e", "\ufb01",
    "\u0130", "i\u0307", "\u03c2", "a\u030a", "\u212b", "\r", "\n", "\r\n" * 500, "\t" * 500, " ", "\u3000", "\x0b",
    "\x1c", "\x1d", "\x1e", "\x1f",
]  # fmt: skip
LONG = [
    "a" * 254, "a" * 255, "a" * 256, "a" * 257, "a " * 5000, "\u00e5" * 3000, "\U0001f468" * 2000, "1" * 400,
    "9" * 4301, "-" * 9000,
]  # fmt: skip
PLACES = [
    "..", ".", "/", "\\", "~", "/etc/passwd", "C:\\", "CON", "NUL.txt", "a/../../b", "%00", "%2e%2e%2f", "%c0%ae",
    "a%0d%0ab", "a\r\nSet-Cookie: b=c", "a;b", "a&b", "a=b", "a?b", "a#b", "a+b", "%", "%%", "%s", "%n%n%n", "{0}",
    "{a.b}", "$(id)", "`id`", "| id", "; id", "&& id", "-rf", "--help", "@file", "null", "undefined", "None", "true",
    "false", "True", "[object Object]", '{"a": 1}', "[1,2]", '"', "'", "''", "\\u0000", "\\x00", "\\n",
]  # fmt: skip
KEYS = [
    "0", "-1", "1" * 19, "meetings.meeting/1", "seat-1", "seat-", "person-x", "00000000-0000-0000-0000-000000000000",
    "0" * 32,
]  # fmt: skip

EVERY = [
    *NASTY, *DAYS_THAT_ARE_NONE, *TIMES_THAT_ARE_NONE, *NUMBERS_THAT_ARE_NONE, *ADDRESSES, *LETTERS, *QUESTIONS,
    *PAGES, *CELLS, *SIGNS, *LONG, *PLACES, *KEYS,
]  # fmt: skip
