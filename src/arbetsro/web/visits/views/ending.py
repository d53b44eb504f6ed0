"""The end of a person's care."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.visits import actions
from arbetsro.web.visits.forms.words import EndForm
from arbetsro.web.visits.models import Closing
from arbetsro.web.visits.reaching import application_of


def end(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """What is left to do, another visit or the end, and the closing note."""
    found = application_of(request, application, "record.read")
    form = EndForm(request.POST if request.method == "POST" else None, language=request.language)
    slug = request.standing.organisation.slug
    return form_page(
        request,
        "visits/ending/end.html",
        form,
        lambda: actions.end_care(
            by=request.user, application=found, note=form.cleaned_data["note"]
        ),
        # Whoever ended it takes no part any more, and has nothing more to read of the person.
        lambda _: done(request, reverse("visits:unsigned", args=[slug]), "visits.ended"),
        _context(found),
    )


def _context(application: Application) -> dict[str, object]:
    clinic = application.applicant.clinic
    visits = application.bookings.exclude(kind=Booking.Kind.FOLLOW_UP).select_related("visit")
    return {
        "application": application,
        "person": application.applicant,
        "visits": [one for one in visits if one.state in {*Booking.TAKING, Booking.State.HELD}],
        "letters": application.letters.filter(given_at=None).exists(),
        "weeks": clinic.follow_up_weeks if application.for_follow_up else 0,
        "closing": Closing.objects.filter(application=application).first(),
        "may_end": application.state == Application.State.ACCEPTED,
    }
