"""Long work: what is to be done, how far it has come, and what came of it."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.organisations.models import Organisation


class Job(models.Model):
    """A piece of work for the worker.

    ``beat_at`` moves while somebody works on it; a job that is being worked on and has not moved
    for a while has lost its worker and is taken up again.
    """

    class State(models.TextChoices):
        """Where a job is."""

        WAITING = "waiting"
        WORKING = "working"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="jobs")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)
    parameters = models.JSONField(default=dict)
    back_to = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    share_done = models.FloatField(default=0.0)
    attempts = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}".strip()

    @property
    def share_shown(self) -> float:
        """How much of it is done, to be shown; all where it is done."""
        return 1.0 if self.state == self.State.DONE else self.share_done

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {self.State.DONE, self.State.FAILED}
