from django.db import models


class Stale(Exception):
    """Somebody saved first. `theirs` is what stands now; what was written here is still in the form."""

    def __init__(self, theirs):
        super().__init__("Någon annan har sparat sedan du öppnade sidan.")
        self.theirs = theirs


class Versioned(models.Model):
    """A text that several may edit: a save names the version it was written over."""

    version = models.PositiveIntegerField("version", default=1, editable=False)

    class Meta:
        abstract = True

    def write(self, over, **fields):
        """Save the fields over that version and no other; raise Stale when another has come between."""
        row = type(self)._base_manager.filter(pk=self.pk)
        if not row.filter(version=over).update(version=over + 1, **fields):
            raise Stale(row.get())
        self.refresh_from_db()
