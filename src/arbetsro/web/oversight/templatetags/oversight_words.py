"""Days, what is being done, and drawings in words."""

from typing import cast

from django import template
from django.template.context import Context

from arbetsro.language import Language, say
from arbetsro.reporting.board.pack import SeriousRisk
from arbetsro.reporting.board.summary import days
from arbetsro.reporting.board.words import each
from arbetsro.web.oversight.drawing import Drawing

register = template.Library()


@register.simple_tag(takes_context=True)
def say_days(context: Context, count: int) -> str:
    """A number of days."""
    return days(count, _language(context))


@register.simple_tag(takes_context=True)
def say_late(context: Context, count: int) -> str:
    """By how many days something is late."""
    language = _language(context)
    return say("oversight.late_for", language, days=days(count, language))


@register.simple_tag(takes_context=True)
def say_each(context: Context, count: float | None) -> str:
    """How many staff each manager has; a dash where it cannot be told."""
    return "–" if count is None else each(count, _language(context))


@register.simple_tag(takes_context=True)
def say_doing(context: Context, risk: SeriousRisk) -> str:
    """What is being done about a serious risk."""
    day = risk.until.isoformat() if risk.until else ""
    return say(f"board.doing_{risk.doing}", _language(context), day=day)


@register.simple_tag(takes_context=True)
def say_drawing(context: Context, name: str, drawing: Drawing) -> str:
    """What a drawing shows, for those who do not see it."""
    language = _language(context)
    ends = " ".join(
        say(
            "board.trend_end", language, name=say(f"board.series_{one.key}", language),
            first=one.counts[0], last=one.counts[-1],
        )
        for one in drawing.lines
    )  # fmt: skip
    title = say(f"board.{name}", language)
    return say("board.trend_alt", language, title=title, ends=ends)


@register.filter
def plain(number: float) -> str:
    """A number as SVG reads it, whatever the language."""
    return f"{number:.1f}"


def _language(context: Context) -> Language:
    return cast("Language", context["language"])
