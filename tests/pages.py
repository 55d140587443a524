"""A page's form read as a browser reads it: every field with what it would send."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    """The forms of a page, each as {name: value}, with a list where a name has several."""

    def __init__(self):
        super().__init__()
        self.forms, self.select, self.area = [], None, None

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and "name" in found:
            self._input(found)
        elif tag == "select":
            self.select = found["name"]
        elif tag == "option" and self.select:
            self._option(found)
        elif tag == "textarea":
            self.area = found["name"]
            self._say(self.area, "")

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        if tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.forms[-1][self.area] = data.removeprefix("\n")

    def _input(self, found):
        kind = found.get("type", "text")
        ticked = kind not in ("checkbox", "radio") or "checked" in found
        if self.forms and ticked and kind not in ("submit", "button", "file"):
            self._say(found["name"], found.get("value") or ("on" if kind == "checkbox" else ""))

    def _option(self, found):
        if "selected" in found or self.select not in self.forms[-1]:
            self.forms[-1][self.select] = found.get("value") or ""

    def _say(self, name, value):
        form = self.forms[-1]
        if name in form:
            form[name] = [*(form[name] if isinstance(form[name], list) else [form[name]]), value]
        else:
            form[name] = value


def form_with(response, name):
    """The page's form that asks for `name`, as it would be sent untouched."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return next(form for form in reader.forms if name in form)


def text_of(response):
    """What stands on the page, without its marks."""
    words = []
    reader = HTMLParser()
    reader.handle_data = words.append
    reader.feed(response.content.decode())
    return " ".join(" ".join(words).split())
