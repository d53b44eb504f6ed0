"""What happens to requests for the care store: asking why, and saying what is away."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from arbetsro.web.care.reading import MustSayWhy
from arbetsro.web.care.sealing import NoKeyError
from arbetsro.web.frame.errors import error_page


class ask_why:  # noqa: N801 - named as middleware functions are
    """Leads to the page that asks for a reason; tells plainly when the keys do not fit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, which ``process_exception`` may give."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page that asks why, or the one that says that the records cannot be opened."""
        if isinstance(exception, MustSayWhy):
            slug = request.standing.organisation.slug  # type: ignore[attr-defined]
            to = redirect("care:open", organisation=slug, applicant=exception.applicant.pk)
            if request.method == "GET":
                to["Location"] += f"?next={request.path}"
            return to
        if isinstance(exception, NoKeyError):
            return error_page(request, 503, "sealed")
        return None
