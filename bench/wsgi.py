"""The house as it is served, with the bare pages beside it."""

from bench import stand_beside_the_house

stand_beside_the_house()

from hedemora_bra.wsgi import application  # noqa: E402  the addresses are added before the house starts

__all__ = ["application"]
