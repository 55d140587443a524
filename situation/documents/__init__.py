"""The lägesrapport as words and numbers: counted, drafted, told in variants, drawn and frozen."""

from situation.documents.content import content_of, counted, draft_words, written_over
from situation.documents.editions import freeze_editions
from situation.documents.feedback import feedback_of
from situation.documents.variants import VARIANTS

__all__ = ["VARIANTS", "content_of", "counted", "draft_words", "feedback_of", "freeze_editions", "written_over"]
