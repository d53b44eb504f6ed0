"""Template tags for the words of what must be in writing."""

from django import template
from django.template.context import Context

from arbetsro.language import say
from arbetsro.web.policies.needed import Need

register = template.Library()


@register.simple_tag(takes_context=True)
def say_records(context: Context, need: Need) -> str:
    """How many records of something the workbench keeps, in words."""
    if need.kept is None:
        return ""
    key = f"policies.records_{need.requirement.key}"
    values = {"count": need.kept.count, "without": need.kept.without}
    return say(key, context["language"], **values)
