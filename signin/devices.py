"""What a browser says it is, in words: "Safari på iPhone". Enough to know one's own by; it is not proof of anything."""

# In this order: most browsers also name those they are like.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
]
MACHINES = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
]


def in_words(agent):
    browser = _first(BROWSERS, agent) or "En okänd webbläsare"
    machine = _first(MACHINES, agent)
    return f"{browser} på {machine}" if machine else browser


def _first(names, agent):
    return next((name for sign, name in names if sign in agent), "")
