"""From a version to a decision: freeze and send, sign, decide. Each is an action."""

from django.utils import timezone

from arbetsro.economics.case_file import fingerprint
from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.analyses.actions import AnalysisError, locked
from arbetsro.web.analyses.faults import sentences
from arbetsro.web.analyses.mending import before_decision
from arbetsro.web.analyses.models import Analysis, DocumentFile, Proposal, Signature
from arbetsro.web.analyses.opened import opened
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.plain import readable

LONGEST_REASON = 5_000


@action("proposal.sent")
def send(*, by: Person, analysis: Analysis) -> Proposal:
    """Freezes the present version and sends it to decision; the analysis is closed meanwhile.

    Raises:
        AnalysisError: It is closed already, or lacks something that a decision needs.
    """
    now = locked(analysis)
    if not now.is_open:
        raise AnalysisError("closed")
    found = opened(now, now.spoken)
    if lacking := sentences(before_decision(found), found.case, found.language):
        raise AnalysisError("not_complete", count=len(lacking))
    proposal = Proposal.objects.create(
        analysis=now,
        version=now.version,
        content=now.content,
        fingerprint=fingerprint(found.case),
        sent_by=by,
    )
    _put(now, Analysis.State.SENT)
    record("proposal.sent", by=by, target=now, version=now.version)
    return proposal


@action("proposal.withdrawn")
def withdraw(*, by: Person, proposal: Proposal) -> Proposal:
    """Takes a proposal back before it is decided, and opens the analysis again."""
    _close(proposal, Proposal.State.WITHDRAWN, by, "")
    _put(proposal.analysis, Analysis.State.DRAFT)
    record("proposal.withdrawn", by=by, target=proposal.analysis, version=proposal.version)
    return proposal


@action("proposal.signed")
def sign(*, by: Person, proposal: Proposal, capacity: str, dissent: str = "") -> Signature:
    """Signs a proposal as manager or as safety representative, with a dissent if there is one.

    Raises:
        AnalysisError: It no longer waits, or has been signed in this capacity, or by this person
            in the other.
    """
    _lock_waiting(proposal)
    signed = list(proposal.signatures.all())
    if any(one.capacity == capacity for one in signed):
        raise AnalysisError("signed_already")
    if any(one.by_id == by.pk for one in signed):
        raise AnalysisError("signed_by_the_same")
    signature = Signature.objects.create(
        proposal=proposal, capacity=capacity, by=by, dissent=_kept(dissent)
    )
    record(
        "proposal.signed",
        by=by,
        target=proposal.analysis,
        version=proposal.version,
        capacity=capacity,
        with_dissent=bool(signature.dissent),
    )
    return signature


@action("proposal.decided")
def decide(*, by: Person, proposal: Proposal, reason: str = "") -> Proposal:
    """Decides as proposed. From then on the analysis never changes.

    Raises:
        AnalysisError: It no longer waits, or a signature is missing.
    """
    _lock_waiting(proposal)
    if proposal.signatures.count() < len(Signature.Capacity):
        raise AnalysisError("not_signed")
    _close(proposal, Proposal.State.DECIDED, by, reason)
    _put(proposal.analysis, Analysis.State.DECIDED)
    record("proposal.decided", by=by, target=proposal.analysis, version=proposal.version)
    return proposal


@action("proposal.declined")
def decline(*, by: Person, proposal: Proposal, reason: str) -> Proposal:
    """Declines a proposal, with the reason, and opens the analysis again.

    Raises:
        AnalysisError: It no longer waits, or no reason is given.
    """
    if not _kept(reason):
        raise AnalysisError("reason_missing")
    _close(proposal, Proposal.State.DECLINED, by, reason)
    _put(proposal.analysis, Analysis.State.DRAFT)
    record("proposal.declined", by=by, target=proposal.analysis, version=proposal.version)
    return proposal


@action("document.made")
def keep_document(
    *, by: Person, analysis: Analysis, version: int, is_draft: bool, kind: str, language: Language,
    content: bytes,
) -> DocumentFile:  # fmt: skip
    """Keeps a document that was made of a version; the first one made is the one all get."""
    found, _ = DocumentFile.objects.get_or_create(
        analysis=analysis,
        version=version,
        is_draft=is_draft,
        kind=kind,
        language=language,
        defaults={"content": content},
    )
    record("document.made", by=by, target=analysis, version=version, kind=kind, language=language)
    return found


def _lock_waiting(proposal: Proposal) -> None:
    locked(proposal.analysis)
    proposal.refresh_from_db(fields=["state"])
    if proposal.state != Proposal.State.SENT:
        raise AnalysisError("not_waiting")


def _close(proposal: Proposal, state: Proposal.State, by: Person, reason: str) -> None:
    _lock_waiting(proposal)
    proposal.state, proposal.closed_by, proposal.closed_at = state, by, timezone.now()
    proposal.reason = _kept(reason)
    proposal.save(update_fields=["state", "closed_by", "closed_at", "reason"])


def _kept(text: str) -> str:
    kept = readable(text).strip()
    if len(kept) > LONGEST_REASON:
        raise AnalysisError("too_long", length=len(kept), longest=LONGEST_REASON)
    return kept


def _put(analysis: Analysis, state: Analysis.State) -> None:
    analysis.state = state
    analysis.save(update_fields=["state"])
