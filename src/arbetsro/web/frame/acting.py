"""The last two of a view's four moves: the action, and the page that follows."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from arbetsro.language import say
from arbetsro.web.access.request import PersonRequest
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.refusal import Refusal

T = TypeVar("T")


def form_page(
    request: PersonRequest,
    template: str,
    form: WordedForm,
    act: Callable[[], T],
    then: Callable[[T], HttpResponse],
    context: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Shows a form; when it is sent and right, acts and goes on.

    Args:
        request: Asks for the form or sends it.
        template: The page; it gets ``form`` and the context.
        form: Bound where it was sent.
        act: The action. What it refuses is told by the field that it is about.
        then: The answer once it is done; see ``done``.
        context: What else the page shows.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except Refusal as refusal:
            form.tell(refusal)
        else:
            return then(made)
    status = 422 if form.is_bound and request.method == "POST" else 200
    return render(request, template, {"form": form, **(context or {})}, status=status)


def pressed(
    request: PersonRequest, act: Callable[[], object], back: str, said: str = "", **values: object
) -> HttpResponse:
    """The answer to a button without a form: acts, says so or why not, and goes back.

    Args:
        request: The press.
        act: The action.
        back: The page to go on with: an address, or the name of one without arguments.
        said: The key of the message that says it is done.
        values: What that message names.
    """
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.told(request.language))
        return redirect(back)
    return done(request, back, said, **values)


def done(request: PersonRequest, to: str, said: str = "", **values: object) -> HttpResponse:
    """Goes on to a page, which says what was done."""
    if said:
        messages.success(request, say(said, request.language, **values))
    return redirect(to)
