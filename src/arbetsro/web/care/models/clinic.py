"""A clinic: how it works, and what it says about itself."""

from zoneinfo import ZoneInfo

from django.db import models


class Clinic(models.Model):
    """The care side of an organisation of the kind clinic.

    Nothing here is about a person. The texts are the clinic's own, by language; what it has not
    written itself is read from ``arbetsro.counselling``.

    Attributes:
        organisation: The key of the organisation in the other store.
        wording: The items of the self-rating by number, each by language; the clinic loads them
            under its own right to use them.
        uses_demo_wording: Whether the made-up items stand in for them, for trying out.
        answer_days: Within how many days every application is to be answered.
        visit_days: Within how many days of the application the first visit is to be.
        follow_up_weeks: How long after the last visit the follow-up is due.
    """

    organisation = models.BigIntegerField(primary_key=True)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    is_open = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=60, default="Europe/Stockholm")
    telephone = models.CharField(max_length=40, blank=True)
    information = models.JSONField(default=dict)
    crisis = models.JSONField(default=dict)
    advice = models.JSONField(default=dict)
    wording = models.JSONField(default=dict)
    uses_demo_wording = models.BooleanField(default=False)
    answer_days = models.PositiveSmallIntegerField(default=5)
    visit_days = models.PositiveSmallIntegerField(default=14)
    follow_up_weeks = models.PositiveSmallIntegerField(default=13)
    visit_minutes = models.PositiveSmallIntegerField(default=60)
    buffer_minutes = models.PositiveSmallIntegerField(default=15)

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        """Its time zone."""
        return ZoneInfo(self.time_zone)
