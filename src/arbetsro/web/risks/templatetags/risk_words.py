"""Template tags for the words of risks."""

from django import template
from django.template.context import Context

from arbetsro.language import Language, say
from arbetsro.web.risks.level import as_level
from arbetsro.web.risks.method import method_of, steps_of
from arbetsro.web.risks.models import Rating
from arbetsro.workenv.rating import levels

register = template.Library()


@register.simple_tag(takes_context=True)
def level_word(context: Context, level: str) -> str:
    """What a level is called; that nobody has rated it, where there is none."""
    if not level:
        return say("risks.level_unrated", _language(context))
    return levels()[as_level(level)].label.in_(_language(context))


@register.simple_tag(takes_context=True)
def level_about(context: Context, level: str) -> str:
    """What to do about a risk of a level."""
    return levels()[as_level(level)].about.in_(_language(context)) if level else ""


@register.simple_tag(takes_context=True)
def steps(context: Context, rating: Rating) -> str:
    """What was said of probability and consequence; nothing for a rating by colours."""
    found = steps_of(rating)
    if found is None:
        return ""
    language = _language(context)
    return say(
        "risks.steps",
        language,
        probability=found.probability.in_(language),
        consequence=found.consequence.in_(language),
    )


@register.simple_tag(takes_context=True)
def by_method(context: Context, rating: Rating) -> str:
    """What the method of a rating is called."""
    return method_of(rating.method).title.in_(_language(context))


def _language(context: Context) -> Language:
    language: Language = context["language"]
    return language
