"""Whether people may make accounts themselves, for the page that tells them how to get one."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def open_registration() -> bool:
    """Whether anyone may make an account."""
    return bool(settings.OPEN_REGISTRATION)
