"""What a page says where the keys that open the texts are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.frame.key_ring import NoKeyError

View = Callable[..., HttpResponse]


def told_of_keys(view: View) -> View:
    """Lets a page say that the texts cannot be opened and what to do, instead of failing."""

    @wraps(view)
    def guarded(request: OrganisationRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        try:
            return view(request, *args, **kwargs)
        except NoKeyError:
            return render(request, "surveys/texts/locked.html", status=503)

    return guarded
