"""What several pages of the clinic say."""

from datetime import datetime

from django import template
from django.template.context import Context
from django.utils import timezone

from arbetsro.counselling.crisis import crisis

register = template.Library()


@register.filter
def localday(value: datetime | None) -> str:
    """The day of a moment as 2026-11-22, in the time zone of the installation."""
    return timezone.localtime(value).date().isoformat() if value else ""


@register.simple_tag(takes_context=True)
def crisis_note(context: Context) -> str:
    """What staff must know of a danger flag: that a list of words misses much."""
    return crisis().note.in_(context["language"])
