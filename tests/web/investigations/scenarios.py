"""The scenarios of the actions on checklists, investigations and findings."""

import uuid

from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import TakesPart
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.investigations.making import (
    DAY,
    TIME,
    finding_of,
    own_content,
    own_list,
    photo_of,
    round_of,
    said,
)


@scenario("investigation.started", by="mats", target="investigation")
def _(cast: Cast) -> Call:
    return lambda: round_of(cast.mats, cast.north)


@scenario("investigation.changed", by="siv", target="investigation")
def _(cast: Cast) -> Call:
    found = round_of(cast.mats, cast.north)
    return lambda: actions.change_investigation(
        by=cast.siv, investigation=found, seen=1, title="Höstens rond", planned_on=DAY
    )


@scenario("investigation.participants_set", by="mats", target="investigation")
def _(cast: Cast) -> Call:
    found = round_of(cast.mats, cast.north)
    siv = TakesPart("safety_representative", cast.siv)
    return lambda: actions.set_participants(by=cast.mats, investigation=found, participants=[siv])


@scenario("investigation.answered", by="siv", target="investigation")
def _(cast: Cast) -> Call:
    found = round_of(cast.mats, cast.north)
    one = said(TIME, "partly", "Inte på fredagar")
    return lambda: actions.save_answer(by=cast.siv, investigation=found, said=one)


@scenario("investigation.question_added", by="siv", target="investigation")
def _(cast: Cast) -> Call:
    found = round_of(cast.mats, cast.north)
    return lambda: actions.add_question(
        by=cast.siv, investigation=found, text="Är golvet helt?", mark=uuid.uuid4()
    )


@scenario("investigation.photo_added", by="siv", target="photo")
def _(cast: Cast) -> Call:
    found = round_of(cast.mats, cast.north)
    return lambda: photo_of(cast.siv, found)


@scenario("investigation.photo_removed", by="mats", target="photo")
def _(cast: Cast) -> Call:
    photo = photo_of(cast.siv, round_of(cast.mats, cast.north))
    return lambda: actions.remove_photo(by=cast.mats, photo=photo)


@scenario("investigation.closed", by="mats", target="investigation")
def _(cast: Cast) -> Call:
    found = round_of(cast.mats, cast.north)
    one = actions.ToFind("Golvet är trasigt.", "problem")
    return lambda: actions.close_investigation(by=cast.mats, investigation=found, findings=[one])


@scenario("investigation.abandoned", by="mats", target="investigation")
def _(cast: Cast) -> Call:
    found = round_of(cast.mats, cast.north)
    return lambda: actions.abandon_investigation(by=cast.mats, investigation=found)


@scenario("finding.added", by="mats", target="finding")
def _(cast: Cast) -> Call:
    return lambda: finding_of(cast.mats, cast.north)


@scenario("finding.settled", by="mats", target="finding")
def _(cast: Cast) -> Call:
    found = finding_of(cast.mats, cast.north)
    return lambda: actions.settle_finding(
        by=cast.mats, finding=found, state="solved", reason="Det är lagat."
    )


@scenario("finding.reopened", by="siv", target="finding")
def _(cast: Cast) -> Call:
    found = finding_of(cast.mats, cast.north)
    actions.settle_finding(by=cast.mats, finding=found, state="no_action", reason="För dyrt.")
    return lambda: actions.reopen_finding(by=cast.siv, finding=found)


@scenario("checklist.added", by="anna", target="ownchecklist")
def _(cast: Cast) -> Call:
    return lambda: own_list(cast.anna, cast.organisation)


@scenario("checklist.changed", by="siv", target="ownchecklist")
def _(cast: Cast) -> Call:
    own = own_list(cast.anna, cast.organisation)
    return lambda: actions.change_checklist(
        by=cast.siv, own=own, content=own_content(question="Lyser lamporna?"), seen=1
    )


@scenario("checklist.withdrawn", by="anna", target="ownchecklist")
def _(cast: Cast) -> Call:
    own = own_list(cast.anna, cast.organisation)
    return lambda: actions.withdraw_checklist(by=cast.anna, own=own)
