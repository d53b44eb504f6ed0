"""My page: where things stand, and how I am reached."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from arbetsro.web.applications.forms.person.door import DetailsForm
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.progress import Stands, stands
from arbetsro.web.applications.rating import takes_applications
from arbetsro.web.care.actions import change_applicant
from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.texts import crisis_of
from arbetsro.web.frame.acting import done, form_page
from arbetsro.web.frame.clock import today


def mine(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """Where my application stands, what comes next, and the way to all that is mine."""
    found = latest(request)
    how = stands(found, request.clinic, request.language) if found else None
    is_open = found is not None and found.state in Application.OPEN
    context = {
        "clinic": request.clinic,
        "crisis": crisis_of(request.clinic),
        "is_in_danger": found is not None and found.is_flagged and is_open,
        "stands": how,
        "links": _links(request, found, how) if found and how else {},
        "new": found.messages.filter(read_at=None, staff__isnull=False).count() if found else 0,
        "may_begin": not is_open and takes_applications(request.clinic),
        "takes": takes_applications(request.clinic),
        "may_withdraw": is_open,
    }
    return render(request, "applications/person/mine.html", context)


def latest(request: ApplicantRequest) -> Application | None:
    """The application that is open, or else the last one."""
    return request.applicant.applications.order_by("-begun_at").first()


def _links(request: ApplicantRequest, found: Application, how: Stands) -> dict[str, str]:
    """The pages of other apps that lead on from here, as far as there is anything on them."""
    slug = request.clinic.slug
    links = {"times": _address("times:mine", slug)}
    coming = how.booking.booking if how.booking else None
    if coming and coming.state == "booked" and coming.way == "video" and hasattr(coming, "visit"):
        links |= {
            "room": _address("room:show", slug, coming.visit.pk),
            "test": _address("room:test", slug),
        }
    if _plan_is_shared(found) or found.letters.filter(given_at__isnull=False).exists():
        links["plan"] = _address("plan:show", slug)
    if _follow_up_is_due(found):
        links["after"] = _address("after:form", slug)
    return links


def _plan_is_shared(found: Application) -> bool:
    try:
        return found.plan.shared_at is not None
    except ObjectDoesNotExist:
        return False


def _follow_up_is_due(found: Application) -> bool:
    try:
        due = found.follow_up
    except ObjectDoesNotExist:
        return False
    return bool(due.state == "waiting" and due.due_on <= today())


def _address(name: str, *args: object) -> str:
    """The address of a page of another app; nothing where that app is not there."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def details(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """What I am called and how I am reached."""
    who = request.applicant
    form = DetailsForm(
        request.POST if request.method == "POST" else None,
        language=request.language,
        initial={
            "name": who.name, "email": who.email, "telephone": who.telephone,
            "is_protected": who.is_protected,
        },
    )  # fmt: skip
    return form_page(
        request, "applications/person/details.html", form,
        lambda: change_applicant(
            by=who, applicant=who, name=str(form.cleaned_data["name"]),
            contact={**who.contact, **form.contact}, language=request.language,
            is_protected=bool(form.cleaned_data["is_protected"]),
        ),
        lambda _: done(
            request, reverse("service:mine", args=[clinic]), "service.details_changed"
        ),
        {"clinic": request.clinic},
    )  # fmt: skip
