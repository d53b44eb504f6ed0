"""Template tags that say what answers are called."""

from uuid import uuid4

from django import template
from django.template.context import Context

from arbetsro.web.investigations.prepared import label

register = template.Library()


@register.simple_tag(takes_context=True)
def answer_label(context: Context, value: str) -> str:
    """What an answer is called; nothing for one that was given in words."""
    return label(value, context["language"])


@register.simple_tag(takes_context=True)
def in_words(context: Context, value: str, note: str) -> str:
    """An answer with its note on one line."""
    return ". ".join(filter(None, (label(value, context["language"]), note)))


@register.simple_tag
def fresh_mark() -> str:
    """A mark for a sending without a script, so that one that is repeated counts once."""
    return str(uuid4())
