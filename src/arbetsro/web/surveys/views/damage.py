"""What a page says where the published results are not what they were."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from arbetsro.surveys.form import FormError
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
            why = error.said(request.language)
        except FormError as error:  # as where the words of an instrument are no longer there
            why = error.faults[0].said(request.language)
        context = {"why": why}
        return render(request, "surveys/results/damaged.html", context, status=500)

    return guarded
