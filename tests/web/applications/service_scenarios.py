"""The scenarios of what the person does: applying, messages, consents, shutting somebody out."""

from collections.abc import Callable

from arbetsro.web.applications import actions
from arbetsro.web.applications.models import Application, Message
from arbetsro.web.care import actions as care
from arbetsro.web.care.models import Block
from web import clinic as made
from web.conftest import Cast

Call = Callable[[], object]


def _draft(cast: Cast) -> Application:
    return made.application(cast, state="draft")


def begun(cast: Cast) -> Call:
    who = made.record(cast)
    return lambda: actions.begin_application(by=who)


def saved(cast: Cast) -> Call:
    found = _draft(cast)
    changes = {"text": "För mycket", "items.1": 2}
    return lambda: actions.save_application(
        by=found.applicant, application=found, changes=changes, seen=1
    )


def sent(cast: Cast) -> Call:
    found = _draft(cast)
    return lambda: actions.send_application(by=found.applicant, application=found)


def withdrawn(cast: Cast) -> Call:
    found = _draft(cast)
    return lambda: actions.withdraw_application(by=found.applicant, application=found)


def written(cast: Cast) -> Call:
    found = made.accepted(cast)
    return lambda: actions.write_message(by=cast.rut, application=found, text="Välkommen")


def read(cast: Cast) -> Call:
    found = made.accepted(cast)
    Message.objects.create(application=found, staff=cast.rut.pk, text="Välkommen")
    return lambda: actions.read_messages(by=found.applicant, application=found)


def consents(cast: Cast) -> Call:
    found = made.follow_up(cast).application
    return lambda: actions.change_consents(
        by=found.applicant, application=found, for_follow_up=False, for_evaluation=False,
        for_themes=True,
    )  # fmt: skip


def blocked(cast: Cast) -> Call:
    who = made.accepted(cast).applicant
    return lambda: care.block(by=who, applicant=who, staff=cast.rut.pk)


def unblocked(cast: Cast) -> Call:
    who = made.record(cast)
    found = Block.objects.create(applicant=who)
    return lambda: care.lift_block(by=who, block=found)


SCENARIOS = {
    "application.begun": begun,
    "application.saved": saved,
    "application.sent": sent,
    "application.withdrawn": withdrawn,
    "message.written": written,
    "message.read": read,
    "consents.changed": consents,
    "applicant.blocked": blocked,
    "applicant.unblocked": unblocked,
}
