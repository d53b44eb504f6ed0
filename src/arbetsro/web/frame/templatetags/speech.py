"""Template tags that speak the reader's language."""

from datetime import date, datetime
from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone

from arbetsro.language import Language, Text, Writer
from arbetsro.language import say as say_in
from arbetsro.web.frame.waiting import Waiting

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: Any) -> str:  # noqa: ANN401 - whatever is shown
    """The message with this key."""
    return say_in(key, _language(context), **values)


@register.simple_tag(takes_context=True)
def say_of(context: Context, start: str, end: str) -> str:
    """The message whose key begins with ``start`` and ends with a value, such as a state."""
    return say_in(f"{start}{end}", _language(context))


@register.simple_tag(takes_context=True)
def say_waiting(context: Context, waiting: Waiting) -> str:
    """What waits for somebody, in words."""
    return say_in(waiting.text_key, _language(context), **waiting.values)


@register.simple_tag(takes_context=True)
def spoken(context: Context, text: Text) -> str:
    """A text of a content file."""
    return text.in_(_language(context))


@register.simple_tag(takes_context=True)
def written(context: Context, value: float | None, unit: str, decimals: int | None = None) -> str:
    """A value as its unit asks for; a dash where it is missing."""
    return "–" if value is None else Writer(_language(context)).value(value, unit, decimals)


@register.filter
def day(value: date | None) -> str:
    """A day as 2026-11-22."""
    return value.isoformat() if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A moment as 2026-11-22 14:05, in the time zone of the installation."""
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""


def _language(context: Context) -> Language:
    language: Language = context["language"]
    return language
