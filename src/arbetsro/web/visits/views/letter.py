"""A letter that the person may send on: drafted from what both have seen, edited, and given."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.applications.models import Application
from arbetsro.web.care.fetching import one_of_clinic
from arbetsro.web.care.staff import names
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.visits import actions
from arbetsro.web.visits.drafting import draft
from arbetsro.web.visits.forms.words import LetterForm
from arbetsro.web.visits.models import Letter
from arbetsro.web.visits.reaching import application_of, let_in


def write(request: OrganisationRequest, organisation: str, application: UUID) -> HttpResponse:
    """The letter that the person has not been given yet, or a draft of one; and those given."""
    found = application_of(request, application, "letter.read")
    letters = list(found.letters.all())
    waiting = next((one for one in letters if one.given_at is None), None)
    text = waiting.text if waiting else draft(found, str(request.user))
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        initial={"letter": text},
        language=request.language,
    )
    given = [one for one in letters if one.given_at]
    return form_page(
        request,
        "visits/letter/write.html",
        form,
        lambda: actions.write_letter(
            by=request.user, application=found, text=form.cleaned_data["letter"]
        ),
        lambda _: done(request, _address(request, found), "visits.letter_saved"),
        {
            "application": found,
            "person": found.applicant,
            "waiting": waiting,
            "given": [(one, names([one.by]).get(one.by, "")) for one in given],
            "may_write": found.state == Application.State.ACCEPTED,
        },
    )


def give(request: OrganisationRequest, organisation: str, letter: UUID) -> HttpResponse:
    """Gives the person a letter."""
    letters = Letter.objects.select_related("application__applicant__clinic")
    found = one_of_clinic(request, letters, letter, "application__applicant__")
    let_in(request, found.application.applicant, "")
    return pressed(
        request,
        lambda: actions.give_letter(by=request.user, letter=found),
        _address(request, found.application),
        "visits.letter_given",
    )


def _address(request: OrganisationRequest, application: Application) -> str:
    return reverse("visits:letter", args=[request.standing.organisation.slug, application.pk])
