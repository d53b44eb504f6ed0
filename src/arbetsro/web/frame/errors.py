"""Pages for what goes wrong. They touch no database, since that may be what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from arbetsro.language import Language, known


def error_page(request: HttpRequest, status: int, kind: str, **values: object) -> HttpResponse:
    """The page that says what went wrong and what to do."""
    language = language_of(request)
    context = {
        "language": language,
        "kind": kind,
        "title_key": f"frame.{kind}_title",
        "text_key": f"frame.{kind}_text",
        "trace": getattr(request, "trace", ""),
        **values,
    }
    return HttpResponse(render_to_string("frame/error.html", context), status=status)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page for a database that does not answer; it asks the browser to come again."""
    response = error_page(request, 503, "unavailable")
    response.headers["Retry-After"] = "10"
    return response


def language_of(request: HttpRequest) -> Language:
    """The language chosen for the request, or the browser's where none has been chosen yet."""
    wish = getattr(request, "language", None) or translation.get_language_from_request(request)
    return known(wish) or "sv"
