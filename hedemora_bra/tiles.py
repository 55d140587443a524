"""The background of maps, where somebody else draws it: the one place outside the house that a page may show from."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def origin(address):
    """[the place the pictures come from], for the policy of pages; nothing when there are none."""
    if not address:
        return []
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname or "{" in parts.netloc:
        raise ImproperlyConfigured("MAP_TILES ska börja med https:// och en enda värd, utan {s}.")
    if not all(part in parts.path for part in ("{z}", "{x}", "{y}")):
        raise ImproperlyConfigured("MAP_TILES ska ha {z}, {x} och {y} i sin sökväg.")
    return [f"https://{parts.netloc}"]
