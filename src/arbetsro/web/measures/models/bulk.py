"""Changes of many measures at once, which can be undone."""

import uuid
from typing import ClassVar

from django.db import models

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.organisations.models import Organisation


class BulkChange(models.Model):
    """What one change did to many measures.

    ``before`` holds for each measure what was changed as it stood, and ``after`` the version that
    the change gave it: one that somebody has changed since is left as it is when this is undone,
    and stands in ``left``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    before = models.JSONField()
    after = models.JSONField()
    left = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return str(self.id)
