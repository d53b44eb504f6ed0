"""What a page says where the published results are not what they were."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.surveys.frozen import DamagedError
from arbetsro.web.access.request import OrganisationRequest

View = Callable[..., HttpResponse]


def told_of_damage(view: View) -> View:
    """Lets a page say that a file is damaged and what to do, instead of failing."""

    @wraps(view)
    def guarded(request: OrganisationRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        try:
            return view(request, *args, **kwargs)
        except DamagedError as error:
            context = {"why": error.said(request.language)}
            return render(request, "surveys/results/damaged.html", context, status=500)

    return guarded
