"""The thread: what hangs together, from what was found to what the staff were told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from arbetsro.web.access import fetching
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses.models import Analysis, Proposal
from arbetsro.web.investigations.models import Finding
from arbetsro.web.matters.models import Matter
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.risks.models import Risk
from arbetsro.web.telling.models import Example, Message

M = TypeVar("M", bound=Model)

_READ = Permission.READ_WORK_ENVIRONMENT
_MODELS: dict[str, type[Finding] | type[Risk] | type[Measure] | type[Matter] | type[Message]] = {
    "finding": Finding,
    "risk": Risk,
    "measure": Measure,
    "matter": Matter,
    "message": Message,
}
#: The key of nothing: comparing with none would find the risks that have no measure.
NOBODY = UUID(int=0)
#: More than this of a kind are not shown; a risk with more measures is one to be split.
_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Thread:
    """What hangs together with one thing, in the order in which it happens.

    Only what the person may read is in it. ``decisions`` are those on the analyses that count the
    measures.
    """

    start: UUID
    findings: list[Finding]
    risks: list[Risk]
    measures: list[Measure]
    analyses: list[Analysis]
    decisions: list[Proposal]
    matters: list[Matter]
    follow_ups: list[FollowUp]
    messages: list[Message]
    examples: list[Example]

    @property
    def costs(self) -> list[Measure]:
        """The measures of which somebody has said what they cost."""
        return [one for one in self.measures if one.cost_once or one.cost_yearly]


def thread_of(request: OrganisationRequest, kind: str, pk: UUID) -> Thread:
    """The thread through a finding, risk, measure, matter or message.

    Raises:
        Http404: There is no such thing, or not for this person.
    """
    if kind not in _MODELS:
        raise Http404
    thing = fetching.one_in_units(request, _READ, _MODELS[kind].objects.all(), pk)
    risks = _seen(request, Risk.objects.filter(_risks_of(thing)))
    findings = _seen(request, Finding.objects.filter(_findings_of(thing, risks)))
    measures = _seen(
        request, Measure.objects.filter(_measures_of(thing, risks)).select_related("owner")
    )
    matters = Matter.objects.filter(
        Q(risk__in=risks) | Q(measure__in=measures) | _itself(thing, Matter)
    )
    messages = Message.objects.filter(
        Q(findings__in=findings) | Q(measures__in=measures) | _itself(thing, Message),
        withdrawn_at=None,
    ).exclude(published_at=None)
    analyses = _analyses(request, measures)
    return Thread(
        start=pk,
        findings=findings,
        risks=risks,
        measures=measures,
        analyses=analyses,
        decisions=list(
            Proposal.objects.filter(analysis__in=analyses, state=Proposal.State.DECIDED)
            .select_related("closed_by")
            .defer("content")
        ),
        matters=_seen(request, matters.order_by("raised_at")),
        follow_ups=list(
            FollowUp.objects.filter(measure__in=measures)
            .select_related("measure", "by")
            .order_by("at")[:_AT_MOST]
        ),
        messages=_seen(request, messages.order_by("published_at")),
        examples=list(Example.objects.filter(measure__in=measures, withdrawn_at=None)),
    )


def _risks_of(thing: object) -> Q:
    match thing:
        case Risk():
            return Q(pk=thing.pk)
        case Finding():
            return Q(findings=thing)
        case Measure():
            return Q(pk=thing.risk_id)
        case Matter():
            return Q(pk=thing.risk_id) | Q(measures__pk=thing.measure_id or NOBODY)
        case Message():
            return Q(findings__messages=thing) | Q(measures__messages=thing)
    raise TypeError(thing)


def _findings_of(thing: object, risks: Iterable[Risk]) -> Q:
    told = Q(messages=thing) if isinstance(thing, Message) else Q(pk__in=[])
    return Q(risks__in=list(risks)) | _itself(thing, Finding) | told


def _measures_of(thing: object, risks: Iterable[Risk]) -> Q:
    told = Q(messages=thing) if isinstance(thing, Message) else Q(pk__in=[])
    named = Q(pk=thing.measure_id) if isinstance(thing, Matter) else Q(pk__in=[])
    return Q(risk__in=list(risks)) | _itself(thing, Measure) | told | named


def _itself(thing: object, model: type) -> Q:
    return Q(pk=thing.pk) if isinstance(thing, model) else Q(pk__in=[])  # type: ignore[attr-defined]


def _seen(request: OrganisationRequest, objects: QuerySet[M]) -> list[M]:
    return list(fetching.in_units(request, _READ, objects).distinct()[:_AT_MOST])


def _analyses(request: OrganisationRequest, measures: Iterable[Measure]) -> list[Analysis]:
    named = {one.analysis_id for one in measures if one.analysis_id}
    if not named:
        return []
    found = Analysis.objects.filter(pk__in=named).defer("content", "touched")
    return list(fetching.in_units(request, Permission.READ_ANALYSES, found))
