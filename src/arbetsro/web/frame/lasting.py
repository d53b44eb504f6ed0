"""What is written once."""

from typing import Any

from django.db import models


class WrittenOnce(models.Model):
    """Something that is kept as it was made: a version, a document, a pack."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        """Saves something new; what is there is never written over.

        Raises:
            ValueError: It is there already.
        """
        if not self._state.adding:
            raise ValueError(f"a {self._meta.verbose_name} is never changed")
        super().save(*args, **kwargs)
