"""The doors of clinics, through which people come who have no account yet."""

from django.http import Http404
from django.urls import Resolver404, resolve

from arbetsro.web.care.clinics import clinic_at


def is_open_door(path: str) -> bool:
    """Whether a path is the door of a clinic that takes applications just now."""
    try:
        match = resolve(path)
        return match.view_name == "service:begin" and clinic_at(match.kwargs["clinic"]).is_open
    except (Resolver404, Http404):
        return False
