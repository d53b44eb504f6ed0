"""What becomes of findings: they are added, settled and opened again."""

from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.models import Finding, Investigation
from arbetsro.web.organisations.models import Unit

_SETTLED = (Finding.State.SOLVED, Finding.State.NO_ACTION)


@action("finding.added")
def add_finding(  # noqa: PLR0913 - what is handed over has no other home
    *,
    by: Person | None,
    unit: Unit,
    text: str,
    source: str,
    found_on: date | None = None,
    kind: str = Finding.Kind.PROBLEM,
    factor: str = "",
    cause: str = "",
    question: str = "",
    investigation: Investigation | None = None,
    reference: str = "",
) -> Finding:
    """Hands something over to the work environment of a unit. It is open until somebody settles it.

    Every app that finds something hands it over here: rounds and meetings, reports from staff,
    surveys, absence, counselling. The others only tell where it comes from:

    - surveys: ``source="survey"``, the factor, a text about the whole group, and the wave as
      ``reference``. Only what stands above the disclosure threshold, and no answers in free words;
    - absence: ``source="absence"``, a text about the unit's trend, and the file as ``reference``;
      never a count that shows a single person's absence;
    - counselling: ``source="counselling"``, only themes above the threshold that the clinic has
      released, and no ``by``, since nobody at the employer was there; never a case, a day or words
      of a visit;
    - reports: ``source="report"`` or ``"incident"``, and a text that names nobody.

    Nothing that identifies a person may stand in ``text``, ``cause`` or ``reference``: it is read
    by all who may read the unit's work environment, and told to its staff.

    Args:
        by: Who adds it; nobody where the program does, or where it must not be known.
        unit: Whose work environment it concerns.
        text: What was found, in one or a few sentences.
        source: One of ``Finding.Source``.
        found_on: The day it was found; today unless told.
        kind: One of ``Finding.Kind``.
        factor: What of work it concerns, a key of the vocabulary ``factor``; blank if not known.
        cause: What is thought to be behind it.
        question: The key of the question or card that it answers.
        investigation: The investigation that found it.
        reference: What it comes from, as the app that hands it over calls it.

    Raises:
        Refusal: The text is empty.
        ValueError: The source or the kind is none of ours.
    """
    if not text.strip():
        raise Refusal("findings.needs_text", field="text")
    finding = Finding.objects.create(
        unit=unit,
        investigation=investigation,
        source=Finding.Source(source),
        kind=Finding.Kind(kind),
        text=text.strip(),
        cause=cause.strip(),
        factor=factor,
        question=question,
        reference=reference,
        found_on=found_on or today(),
        added_by=by,
        added_at=now(),
    )
    record("finding.added", by=by, target=finding, source=finding.source, kind=finding.kind)
    return finding


@action("finding.settled")
def settle_finding(*, by: Person, finding: Finding, state: str, reason: str) -> Finding:
    """Settles a finding that does not go on as a risk: it is solved, or nothing is done and why.

    Raises:
        Refusal: Somebody else has settled it, or the reason is missing.
        ValueError: The state is neither ``solved`` nor ``no_action``.
    """
    if state not in _SETTLED:
        raise ValueError(f"a finding is not settled as {state}")
    if not reason.strip():
        raise Refusal("findings.needs_reason", field="reason")
    found = _locked(finding)
    if found.state != Finding.State.OPEN:
        raise Refusal("findings.settled_since")
    return _set(by, found, Finding.State(state), reason.strip(), "finding.settled")


@action("finding.reopened")
def reopen_finding(*, by: Person, finding: Finding) -> Finding:
    """Opens a finding again that was settled without a risk. What was done and why stays with it.

    Raises:
        Refusal: It is open, or goes on as a risk.
    """
    found = _locked(finding)
    if found.state not in _SETTLED:
        raise Refusal("findings.not_settled")
    return _set(by, found, Finding.State.OPEN, found.reason, "finding.reopened")


def _locked(finding: Finding) -> Finding:
    found = Finding.objects.select_for_update(of=("self",))
    return found.select_related("unit__organisation").get(pk=finding.pk)


def _set(by: Person, found: Finding, state: Finding.State, reason: str, code: str) -> Finding:
    before = found.state
    found.state, found.reason = state, reason
    found.handled_by, found.handled_at = by, now()
    found.save(update_fields=["state", "reason", "handled_by", "handled_at"])
    record(code, by=by, target=found, before=before, after=found.state)
    return found
