"""Messages between me and the clinic."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse

from arbetsro.web.applications.actions import read_messages, write_message
from arbetsro.web.applications.forms.person.own import MessageForm
from arbetsro.web.applications.models import Application, Message
from arbetsro.web.applications.views.person.mine import latest
from arbetsro.web.care.mine import ApplicantRequest
from arbetsro.web.care.staff import names
from arbetsro.web.care.texts import crisis_of
from arbetsro.web.frame.acting import done, form_page


@dataclass(frozen=True, slots=True)
class Told:
    """A message, and who wrote it."""

    who: str
    staff: int | None
    way: str
    text: str
    at: datetime


def messages(request: ApplicantRequest, clinic: str) -> HttpResponse:
    """What we have written to each other, and a form to write more."""
    found = latest(request)
    sent = found if found and found.state != Application.State.DRAFT else None
    form = MessageForm(
        request.POST if request.method == "POST" else None, language=request.language
    )
    if sent and request.method == "GET" and _has_new(sent):
        read_messages(by=request.applicant, application=sent)
    context = {
        "clinic": request.clinic,
        "crisis": crisis_of(request.clinic),
        "is_in_danger": sent is not None and sent.is_flagged and sent.state in Application.OPEN,
        "told": _told(request),
        "is_read": sent is not None and sent.state in Application.OPEN,
    }
    if sent is None:
        form = MessageForm(None, language=request.language)
    here = reverse("service:messages", args=[clinic])
    return form_page(
        request, "applications/person/messages.html", form,
        lambda: write_message(
            by=request.applicant, application=sent,  # type: ignore[arg-type]
            text=str(form.cleaned_data["message"]),
        ),
        lambda _: done(request, here, "service.message_sent"),
        context,
    )  # fmt: skip


def _has_new(found: Application) -> bool:
    return found.messages.filter(read_at=None, staff__isnull=False).exists()


def _told(request: ApplicantRequest) -> list[Told]:
    found = list(Message.objects.filter(application__applicant=request.applicant))
    called = names(one.staff for one in found)
    return [
        Told(called.get(one.staff or 0, ""), one.staff, str(one.way), str(one.text), one.at)
        for one in found
    ]
