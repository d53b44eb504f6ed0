"""Filling in a yearly follow-up, closing it, signing it, and handing on what it brought up."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.audit.recording import record
from arbetsro.web.frame.acting import done, form_page, pressed
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.together import Conflict
from arbetsro.web.investigations.actions import add_finding
from arbetsro.web.investigations.models import Finding
from arbetsro.web.oversight.actions import close_year, reopen_year, save_year, sign_year
from arbetsro.web.oversight.models import YearlyFollowUp, YearlySignature
from arbetsro.web.oversight.views.years import (
    CAPACITIES,
    WRITE,
    earlier_of,
    year_of,
    year_page,
)
from arbetsro.web.oversight.years_figures import filled_in
from arbetsro.web.oversight.years_forms import CloseForm, FindingForm, SectionForm, SignForm
from arbetsro.workenv.yearly import Section, sections


def section(request: OrganisationRequest, organisation: str, year: UUID, key: str) -> HttpResponse:
    """The questions of a section, with figures and what was answered the year before."""
    found, one = year_of(request, WRITE, year), _section(key)
    form = SectionForm(
        request.POST or None, follow_up=found, section=one, language=request.language
    )
    if request.method == "POST" and form.is_valid():
        try:
            save_year(
                by=request.user, follow_up=found, seen=form.cleaned_data["seen"],
                answers=form.changes(),
            )  # fmt: skip
        except Conflict as conflict:
            form.show(conflict)
        except Refusal as refusal:
            form.tell(refusal)
        else:
            return done(request, _after(request, found, key), "years.saved")
    if request.method == "GET":
        record("year.read", by=request.user, target=found, reading=True)
    status = 422 if form.is_bound else 200
    context = _context(request, found, one, form)
    return render(request, "oversight/year_section.html", context, status=status)


def _section(key: str) -> Section:
    found = next((one for one in sections() if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _context(
    request: OrganisationRequest, found: YearlyFollowUp, one: Section, form: SectionForm
) -> dict[str, object]:
    earlier, figures = earlier_of(found), filled_in(found)
    before = filled_in(earlier) if earlier and earlier.closed_at else {}
    keys = [one.key for one in sections()]
    return {
        "year": found,
        "unit": found.unit,
        "section": one,
        "sections": sections(),
        "number": keys.index(one.key) + 1,
        "is_last": one.key == keys[-1],
        "form": form,
        "earlier": earlier,
        "questions": [
            {
                "field": form.bound(question.key),
                "figures": [
                    (figures[key], figures[key].written(request.language),
                     before[key].written(request.language) if key in before else "")
                    for key in question.figures if key in figures
                ],
                "earlier": earlier.answers.get(question.key, "") if earlier else "",
            }
            for question in one.questions
        ],
    }  # fmt: skip


def _after(request: OrganisationRequest, found: YearlyFollowUp, key: str) -> str:
    """The next section, where the person asked to go on and there is one; else the follow-up."""
    slug = request.standing.organisation.slug
    keys = [one.key for one in sections()]
    following = keys[keys.index(key) + 1 :]
    if "next" in request.POST and following:
        return reverse("oversight:year_section", args=[slug, found.pk, following[0]])
    return reverse("oversight:year", args=[slug, found.pk])


def close(request: OrganisationRequest, organisation: str, year: UUID) -> HttpResponse:
    """Asks whether a follow-up is finished, tells what is not answered, and closes it."""
    found = year_of(request, WRITE, year)
    form = CloseForm(
        request.POST or None, language=request.language, initial={"seen": found.version}
    )
    unanswered = [
        (one, question)
        for one in sections()
        for question in one.questions
        if question.key not in found.answers
    ]
    return form_page(
        request,
        "oversight/year_close.html",
        form,
        lambda: close_year(by=request.user, follow_up=found, seen=form.cleaned_data["seen"]),
        lambda _: done(request, _shown(request, found), "years.closed"),
        {"year": found, "unit": found.unit, "unanswered": unanswered},
    )


def reopen(request: OrganisationRequest, organisation: str, year: UUID) -> HttpResponse:
    """Opens a closed follow-up again, while nobody has signed it."""
    found = year_of(request, WRITE, year)
    return pressed(
        request,
        lambda: reopen_year(by=request.user, follow_up=found),
        _shown(request, found),
        "years.reopened",
    )


def sign(request: OrganisationRequest, organisation: str, year: UUID) -> HttpResponse:
    """Signs in a capacity that the person has."""
    capacity = request.POST.get("capacity", "")
    if capacity not in YearlySignature.Capacity.values:
        raise Http404
    found = year_of(request, CAPACITIES[YearlySignature.Capacity(capacity)], year)
    form = SignForm(request.POST, capacity=capacity, language=request.language)
    if not form.is_valid():
        return year_page(request, found, form, capacity)
    dissent = form.cleaned_data["dissent"]
    return pressed(
        request,
        lambda: sign_year(by=request.user, follow_up=found, capacity=capacity, dissent=dissent),
        _shown(request, found),
        "years.signed",
    )


def finding(request: OrganisationRequest, organisation: str, year: UUID) -> HttpResponse:
    """Hands on something that the follow-up brought up, as a finding of the unit."""
    found = year_of(request, WRITE, year)
    form = FindingForm(request.POST or None, language=request.language)

    def add() -> Finding:
        return add_finding(
            by=request.user, unit=found.unit, text=form.cleaned_data["text"],
            source=Finding.Source.FOLLOW_UP, reference=str(found.year),
        )  # fmt: skip

    return form_page(
        request,
        "oversight/year_finding.html",
        form,
        add,
        lambda _: done(request, _shown(request, found), "years.finding_added"),
        {"year": found, "unit": found.unit},
    )


def _shown(request: OrganisationRequest, found: YearlyFollowUp) -> str:
    return reverse("oversight:year", args=[request.standing.organisation.slug, found.pk])
