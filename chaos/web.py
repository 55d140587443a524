"""The web for gunicorn, at the house's pretended time."""

from chaos import pretended

pretended.install()

from hedemora_bra.wsgi import application  # noqa: E402  the clock is set before anything is read

__all__ = ["application"]
