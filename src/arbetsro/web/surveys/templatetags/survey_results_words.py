"""What the pages of results look up."""

from collections.abc import Mapping

from django import template

from arbetsro.web.investigations.models import Finding

register = template.Library()


@register.simple_tag
def taken_as(taken: Mapping[str, Finding], variable: str) -> Finding | None:
    """The finding that an area has been taken further as, if it has."""
    return taken.get(variable)
