"""Dealing with a report: confirming, making it a finding, answering, handing it over."""

from django.db import transaction

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions import add_finding
from arbetsro.web.investigations.models import Finding
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.reports.letters import letter_to
from arbetsro.web.reports.models import ProtectedCase, Report
from arbetsro.web.reports.receivers import receivers


@action("report.received")
def receive_report(*, by: Person, report: Report) -> Report:
    """Tells the sender that the report has been read.

    Raises:
        Refusal: It has been moved to a protected case.
    """
    found = _locked(report)
    if found.received_at is None:
        _mark_received(found)
    record("report.received", by=by, target=found)
    return found


@action("report.made_finding")
def make_finding(
    *, by: Person, report: Report, text: str, cause: str = "", factor: str = ""
) -> Finding:
    """Takes a report further as a finding, in the receiver's own words.

    Args:
        by: Who takes it further.
        report: The report.
        text: What was found; nobody is named in it.
        cause: What is thought to be behind it; asked for where something happened, or nearly did.
        factor: What of work it concerns, as the knowledge base calls it.

    Raises:
        Refusal: It has been taken further already or is protected, or something is missing.
    """
    found = _locked(report)
    if found.finding_id:
        raise Refusal("reports.is_finding")
    if not text.strip():
        raise Refusal("reports.finding_missing", field="text")
    if found.asks_for_cause and not cause.strip():
        raise Refusal("reports.cause_missing", field="cause")
    finding = add_finding(
        by=by,
        unit=found.unit,
        text=text.strip(),
        source=_source(found),
        found_on=found.came_on,
        kind=Finding.Kind.BENEFIT if found.kind == Report.Kind.IDEA else Finding.Kind.PROBLEM,
        cause=cause.strip(),
        factor=factor,
        reference=f"report:{found.pk}",
    )
    _mark_received(found)
    found.finding = finding
    found.state = Report.State.ANSWERED if found.answer else Report.State.FINDING
    found.save(update_fields=["finding", "state"])
    record("report.made_finding", by=by, target=found, finding=str(finding.pk))
    return finding


@action("report.answered")
def answer_report(*, by: Person, report: Report, answer: str) -> Report:
    """Writes what the sender reads with the code. A new answer stands in the place of the old.

    Raises:
        Refusal: It says nothing, or the report is protected.
    """
    found = _locked(report)
    if not answer.strip():
        raise Refusal("reports.answer_missing", field="answer")
    _mark_received(found)
    found.answer, found.answered_at, found.state = answer.strip(), now(), Report.State.ANSWERED
    found.save(update_fields=["answer", "answered_at", "state"])
    record("report.answered", by=by, target=found)
    return found


@action("report.handed_over")
def hand_over(*, by: Person | None, report: Report, receiver: Person) -> Report:
    """Gives a report to another receiver, who is told by letter.

    Raises:
        Refusal: The other may not receive reports in the unit, has it already, or it is protected.
    """
    found = _locked(report)
    if receiver.pk == found.receiver_id:
        raise Refusal("reports.has_it_already", field="receiver", name=str(receiver))
    if not receivers(found.unit).filter(pk=receiver.pk).exists():
        raise Refusal("reports.may_not_receive", field="receiver", name=str(receiver))
    found.receiver, found.told_on = receiver, today()
    found.save(update_fields=["receiver", "told_on"])
    record("report.handed_over", by=by, target=found, to=str(receiver))
    transaction.on_commit(letter_to(receiver, found.organisation).send, robust=True)
    return found


@action("report.told")
def tell_receiver(*, by: None = None, organisation: Organisation, receiver: Person) -> None:
    """Tells somebody by letter that reports wait, and notes that this has been done today."""
    waiting = Report.objects.filter(state=Report.State.NEW, receiver=receiver)
    cases = ProtectedCase.objects.filter(received_at=None, readers=receiver)
    protected = Report.every.filter(case__in=cases)
    for found in (waiting, protected):
        found.filter(unit__organisation=organisation).update(told_on=today())
    record("report.told", by=by, target=receiver, organisation=organisation)
    transaction.on_commit(letter_to(receiver, organisation).send, robust=True)


def _mark_received(report: Report) -> None:
    if report.received_at is None:
        report.received_at = now()
        if report.state == Report.State.NEW:
            report.state = Report.State.RECEIVED
        report.save(update_fields=["received_at", "state"])


def _source(report: Report) -> str:
    return Finding.Source.INCIDENT if report.asks_for_cause else Finding.Source.REPORT


def _locked(report: Report) -> Report:
    """The report as it is now; whoever else wants to change it must wait."""
    found = Report.every.select_for_update(of=("self",)).select_related("unit__organisation")
    locked = found.get(pk=report.pk)
    if locked.state == Report.State.PROTECTED:
        raise Refusal("reports.is_protected")
    return locked
