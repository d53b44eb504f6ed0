"""What everybody may see of a clinic: what it offers, and its door."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from arbetsro.language import Language, say
from arbetsro.web.access.request import PersonRequest
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications import door
from arbetsro.web.applications.actions import begin_application
from arbetsro.web.applications.forms.person.door import CodeForm, DetailsForm, KnockForm, NumberForm
from arbetsro.web.applications.models import Application
from arbetsro.web.applications.rating import takes_applications
from arbetsro.web.care.actions import link_account, register_applicant
from arbetsro.web.care.clinics import clinic_at
from arbetsro.web.care.mine import record_of, registered_as
from arbetsro.web.care.models import Applicant, Clinic
from arbetsro.web.care.sealing import seal, unseal
from arbetsro.web.care.texts import crisis_of, information_of
from arbetsro.web.frame.acting import form_page
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.stores import CARE

#: Under which the session keeps the page that somebody was on the way to.
_WANTED = "door_next"


class OpenRequest(HttpRequest):
    """A request by anybody, with the language of the page."""

    language: Language


def information(request: OpenRequest, clinic: str) -> HttpResponse:
    """What the clinic offers, and whom to ring at once."""
    found = clinic_at(clinic)
    context = {
        "clinic": found,
        "sections": information_of(found).values(),
        "crisis": crisis_of(found),
        "is_open": takes_applications(found),
        "has_record": isinstance(request.user, Person) and bool(record_of(request.user, found)),
    }
    return render(request, "applications/person/information.html", context)


def onward(request: OpenRequest, mark: str) -> HttpResponse:
    """Leads from the neutral address of a letter to the door that was knocked at."""
    found = next((one for one in Clinic.objects.all() if door.mark_of(one) == mark), None)
    if found is None:
        raise Http404
    return redirect("service:begin", clinic=found.slug)


def begin(request: OpenRequest, clinic: str) -> HttpResponse:
    """The door: whoever has logged in goes on; others show that an address is theirs."""
    found = clinic_at(clinic)
    _remember(request, found)
    if isinstance(request.user, Person):
        return _go_on(request, found)
    is_sent = request.method == "POST"
    form = KnockForm(request.POST if is_sent else None, language=request.language)
    if is_sent and form.is_valid() and knocks(request, form, found):
        return redirect("service:code", clinic=found.slug)
    context = {"clinic": found, "form": form, "is_open": takes_applications(found)}
    status = 422 if form.is_bound else 200
    return render(request, "applications/person/begin.html", context, status=status)


def knocks(request: OpenRequest, form: KnockForm, clinic: Clinic | None) -> bool:
    """Sends the letter with a code, or tells the form why not."""
    email = str(form.cleaned_data["email"]).lower()
    if not door.may_knock(request, email):
        form.add_error("email", say("service.too_many_codes", request.language))
    elif not _is_sent(door.knock(request, clinic, email, request.language)):
        form.add_error("email", say("service.letter_not_sent", request.language))
    return form.is_valid()


def _is_sent(letter: EmailMessage) -> bool:
    try:
        letter.send()
    except OSError:  # no way to the mail server, or it refuses
        return False
    return True


@sensitive_post_parameters("code")
def code(request: OpenRequest, clinic: str) -> HttpResponse:
    """Takes the code from the letter."""
    found = clinic_at(clinic)
    if isinstance(request.user, Person):
        return _go_on(request, found)
    if not door.is_waited_for(request):
        messages.info(request, say("service.ask_for_code", request.language))
        return redirect("service:begin", clinic=found.slug)
    is_sent = request.method == "POST"
    form = CodeForm(request.POST if is_sent else None, language=request.language)
    if is_sent and form.is_valid() and (person := let_in(request, form)):
        to = reverse("service:begin", args=[found.slug])
        return perform_login(request, person, redirect_url=to, email=person.email)  # type: ignore[no-any-return]
    context = {"clinic": found, "form": form, "minutes": door.MINUTES}
    status = 422 if form.is_bound else 200
    return render(request, "applications/person/code.html", context, status=status)


def let_in(request: OpenRequest, form: CodeForm) -> Person | None:
    """Who has given the right code; otherwise the form is told that it is wrong."""
    given, language = str(form.cleaned_data["code"]), request.language
    found = door.answer(request, given, language) if door.may_try(request) else None
    if found is None:
        form.add_error("code", say("service.wrong_code", language, minutes=door.MINUTES))
    return found


def _remember(request: HttpRequest, clinic: Clinic) -> None:
    """Keeps which of the clinic's pages somebody was on the way to before they had logged in."""
    wanted = request.GET.get("next", "")
    home = reverse("service:information", args=[clinic.slug])
    is_here = wanted.startswith(home) and ".." not in wanted
    if is_here and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        request.session[_WANTED] = seal(wanted)  # sessions stand in the other store


def _go_on(request: HttpRequest, clinic: Clinic) -> HttpResponse:
    """Leads to the page that somebody was on the way to, or else to where they left off."""
    wanted = request.session.pop(_WANTED, None)
    record = record_of(request.user, clinic)  # type: ignore[arg-type]
    if record is None:
        return redirect("service:who", clinic=clinic.slug)
    if wanted:
        return HttpResponseRedirect(str(unseal(wanted)))
    is_draft = record.applications.filter(state=Application.State.DRAFT).exists()
    return redirect("service:application" if is_draft else "service:mine", clinic=clinic.slug)


def who(request: PersonRequest, clinic: str) -> HttpResponse:
    """The first page: who applies. It makes the record and begins the application."""
    found = clinic_at(clinic)
    if record_of(request.user, found):
        return _go_on(request, found)
    if not takes_applications(found):
        return redirect("service:information", clinic=found.slug)
    if "number" in request.POST:
        return _by_number(request, found)
    form = _details(request, request.POST or None)
    return form_page(
        request, "applications/person/who.html", form,
        lambda: _register(request, found, form),
        lambda _: redirect("service:application", clinic=found.slug),
        {"clinic": found, "numbered": NumberForm(language=request.language)},
    )  # fmt: skip


def _details(request: PersonRequest, data: QueryDict | None = None) -> DetailsForm:
    known = {"email": request.user.email, "name": request.user.name}
    return DetailsForm(data, language=request.language, initial=known)


def _by_number(request: PersonRequest, clinic: Clinic) -> HttpResponse:
    """Opens the record that was made when the person rang."""
    form = NumberForm(request.POST, language=request.language)
    return form_page(
        request, "applications/person/who.html", form,
        lambda: _link(request, clinic, form),
        lambda _: redirect("service:mine", clinic=clinic.slug),
        {"clinic": clinic, "form": _details(request), "numbered": form},
    )  # fmt: skip


def _link(request: PersonRequest, clinic: Clinic, form: NumberForm) -> Applicant:
    found = registered_as(request.user, clinic, str(form.cleaned_data["number"]))
    if found is None:
        raise Refusal("service.number_unknown", field="number")
    return link_account(by=request.user, applicant=found, person=request.user)


def _register(request: PersonRequest, clinic: Clinic, form: DetailsForm) -> Applicant:
    with transaction.atomic(using=CARE):
        made = register_applicant(
            by=request.user, clinic=clinic, name=str(form.cleaned_data["name"]),
            contact=form.contact, language=request.language, is_self=True,
            is_protected=bool(form.cleaned_data["is_protected"]),
        )  # fmt: skip
        begin_application(by=made)
    return made
