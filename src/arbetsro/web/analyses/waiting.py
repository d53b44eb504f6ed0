"""Which analyses wait for somebody."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.analyses.models import Analysis, Proposal, Signature
from arbetsro.web.frame.waiting import Waiting

_SIGNATURES = (
    (Permission.SIGN_AS_MANAGER, Signature.Capacity.MANAGER),
    (Permission.SIGN_AS_SAFETY_REPRESENTATIVE, Signature.Capacity.SAFETY_REPRESENTATIVE),
)
_AT_MOST = 10


def waiting_for(standing: Standing) -> list[Waiting]:
    """What waits for a person in an organisation, most pressing first, for the start page.

    To the executive what waits for a decision, to managers and safety representatives what waits
    for their signature, to those who work on analyses the drafts to go on with.
    """
    return [*_decisions(standing), *_signatures(standing), *_drafts(standing)]


def _decisions(standing: Standing) -> Iterator[Waiting]:
    sent = _allowed(standing, Permission.DECIDE_ANALYSES).filter(state=Analysis.State.SENT)
    for one in sent[:_AT_MOST]:
        yield _waiting(standing, one, "analyses.waiting_decision", "analyses:decision")


def _signatures(standing: Standing) -> Iterator[Waiting]:
    for permission, capacity in _SIGNATURES:
        unsigned = Proposal.objects.filter(analysis=OuterRef("pk"), state=Proposal.State.SENT)
        found = _allowed(standing, permission).filter(
            Exists(
                unsigned.exclude(signatures__capacity=capacity).exclude(
                    signatures__by=standing.person
                )
            )
        )
        for one in found[:_AT_MOST]:
            yield _waiting(standing, one, "analyses.waiting_signature", "analyses:decision")


def _drafts(standing: Standing) -> Iterator[Waiting]:
    drafts = _allowed(standing, Permission.WRITE_ANALYSES).filter(state=Analysis.State.DRAFT)
    for one in drafts[:_AT_MOST]:
        yield _waiting(standing, one, "analyses.waiting_draft", "analyses:show")


def _allowed(standing: Standing, permission: Permission) -> QuerySet[Analysis]:
    return Analysis.objects.filter(
        standing.where(permission, "unit__"), unit__organisation=standing.organisation
    ).only("pk", "title", "changed_at")


def _waiting(standing: Standing, analysis: Analysis, key: str, view: str) -> Waiting:
    url = reverse(view, args=[standing.organisation.slug, analysis.pk])
    return Waiting(key, {"title": analysis.title}, url)
