"""Template tags for the words of roles, kinds of change and languages."""

from django import template
from django.template.context import Context

from arbetsro.language import say
from arbetsro.web.access.roles import Role, roles

register = template.Library()


@register.simple_tag(takes_context=True)
def role_name(context: Context, role: str) -> str:
    """What a role is called."""
    return roles()[Role(role)].label.in_(context["language"])


@register.simple_tag(takes_context=True)
def kind_name(context: Context, kind: str) -> str:
    """What a kind of change is called: new, changed, ended or unchanged."""
    return say(f"organisations.kind_{kind}", context["language"])


@register.simple_tag(takes_context=True)
def language_name(context: Context, language: str) -> str:
    """What a language is called."""
    return say(f"organisations.language_{language}", context["language"])
