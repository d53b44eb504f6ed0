"""How the pages of times show them: by the clock on the clinic's wall."""

from collections.abc import Mapping
from datetime import datetime

from django import template
from django.template.context import Context

from arbetsro.web.bookings.wording import when
from arbetsro.web.care.models import Clinic

register = template.Library()


@register.simple_tag
def staff_name(names: Mapping[int, str], key: int) -> str:
    """What a staff member is called."""
    return names.get(key, "")


@register.simple_tag(takes_context=True)
def at_clinic(context: Context, moment: datetime, clinic: Clinic) -> str:
    """A moment as ``tisdag 2026-12-01 kl. 09:00``, by the clock on the clinic's wall."""
    return when(moment, clinic.zone, context["language"])
