"""The mail server: signing in to it, and handing letters over."""

from office.smtp.backend import Backend

__all__ = ["Backend"]
