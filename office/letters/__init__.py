"""The outbox: a letter is a row first; a worker sends it, again if need be, and always as the same letter."""

from office.letters.delivering import deliver_again, deliver_due
from office.letters.looks import as_html, blocks
from office.letters.posting import post, wake, wake_on_commit
from office.letters.sending import message
from office.letters.writing import compose, message_id, message_id_after, message_ids_after, write

__all__ = [
    "as_html",
    "blocks",
    "compose",
    "deliver_again",
    "deliver_due",
    "message",
    "message_id",
    "message_id_after",
    "message_ids_after",
    "post",
    "wake",
    "wake_on_commit",
    "write",
]
