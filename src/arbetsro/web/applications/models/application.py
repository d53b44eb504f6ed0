"""An application: what somebody tells a clinic when they ask for help."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from arbetsro.web.care.fields import SealedField
from arbetsro.web.care.models import Applicant
from arbetsro.web.frame.clock import now


class Application(models.Model):
    """One way through the service, from the first word typed until care has ended.

    Attributes:
        content: Sealed: ``items`` (answers by the item's number), ``text``, ``facts`` (age, sex,
            region, sector, occupational_health, sick_leave), ``preferred`` (days, parts, way).
        version: Counts the changes of the content, so that two windows do not write over each
            other.
        is_flagged: Whether what was written may point to acute danger; ``flag_seen_by`` is the key
            of the staff member who has looked at it.
        answer_by: When the clinic means to have answered at the latest.
        decision: Sealed: ``outcome``, ``message``, ``advice`` (keys), ``how``.
        counsellor: The key of the counsellor it is given to.
        employer: The key of an employer that gets themes from many people, if it is one.
        for_follow_up, for_evaluation, for_themes: What the person has agreed to.
    """

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft"
        SENT = "sent"
        ASKED = "asked"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="applications")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    content = SealedField(default=dict)
    version = models.PositiveIntegerField(default=1)
    is_flagged = models.BooleanField(default=False)
    flag_seen_at = models.DateTimeField(null=True)
    flag_seen_by = models.BigIntegerField(null=True)
    begun_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    decision = SealedField(default=dict)
    counsellor = models.BigIntegerField(null=True)
    assigned_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    employer = models.BigIntegerField(null=True)
    for_follow_up = models.BooleanField(default=False)
    for_evaluation = models.BooleanField(default=False)
    for_themes = models.BooleanField(default=False)

    #: The states in which something is still to happen.
    OPEN = (State.DRAFT, State.SENT, State.ASKED, State.ACCEPTED)
    #: The states in which the clinic is to answer.
    UNANSWERED = (State.SENT, State.ASKED)

    class Meta:
        ordering: ClassVar = ["-begun_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["applicant"],
                condition=Q(state__in=["draft", "sent", "asked", "accepted"]),
                name="one_open_application_each",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "sent_at"], name="application_queue"),
            models.Index(fields=["counsellor", "state"], name="application_of_counsellor"),
        ]

    def __str__(self) -> str:
        return str(self.applicant)
