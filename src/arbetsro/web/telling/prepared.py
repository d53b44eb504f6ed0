"""A text to begin with: what a message to the staff could say, from what is there.

It names nobody and counts nobody: titles, days, states and reasons only. What was reported about
people never gets here, since protected cases are no findings.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from arbetsro.language import Language, say
from arbetsro.web.investigations.models import Finding
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.telling.models import published

#: More of one kind than this is no message but a list.
_MOST = 20
#: The published messages that say of a measure that it is not done. It keeps no time of that.
_TOLD_OF_IT = (
    published().filter(measures=OuterRef("pk"), does_not__contains=OuterRef("title")).order_by()
)


@dataclass(slots=True)
class Prepared:
    """What a message could say, and what it speaks of.

    Attributes:
        found, does, does_not, since: A text for each part, a line a thing; blank for nothing.
        findings: The findings that it speaks of.
        measures: The measures that it speaks of.
        last_told: When the staff were last told something; nothing if never.
    """

    last_told: datetime | None
    findings: list[Finding] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    found: str = ""
    does: str = ""
    does_not: str = ""
    since: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.found or self.does or self.does_not or self.since)


def prepare(unit: Unit, language: Language) -> Prepared:
    """Proposals for a message to the staff of exactly this unit, of what is new since the last."""
    last = published().filter(unit=unit).values_list("published_at", flat=True).first()
    writer = _Writer(language, last)
    findings, measures = list(findings_of(unit, last)), list(measures_of(unit, last))
    matters = list(_matters_of(unit, last))
    made = Prepared(last, findings, measures)
    made.found = _lines(one.text for one in findings if writer.is_open(one))
    made.does = _lines(writer.does(one) for one in measures if one.is_open)
    made.does_not = _lines(
        [
            *(writer.settled(one) for one in findings if one.state == Finding.State.NO_ACTION),
            *(writer.stopped(one) for one in measures if one.state == Measure.State.STOPPED),
            *(writer.answered(one) for one in matters if _answer(one).answer == "decline"),
        ]
    )
    made.since = _lines(
        [
            *(writer.settled(one) for one in findings if one.state == Finding.State.SOLVED),
            *(writer.done(one) for one in measures if one.state == Measure.State.DONE),
            *(writer.answered(one) for one in matters if _answer(one).answer != "decline"),
        ]
    )
    return made


def findings_of(unit: Unit, last: datetime | None) -> QuerySet[Finding]:
    """The findings of a unit that the staff have not been told of as they are now."""
    found = Finding.objects.filter(unit=unit).exclude(kind=Finding.Kind.STRENGTH)
    if last:
        found = found.filter(Q(added_at__gt=last) | Q(handled_at__gt=last))
    return found.select_related("unit").order_by("-found_on", "added_at", "pk")[:_MOST]


def measures_of(unit: Unit, last: datetime | None) -> QuerySet[Measure]:
    """The open measures of a unit, and those that something has happened to since."""
    found = Measure.objects.filter(unit=unit).select_related("unit")
    if last:
        is_open = Q(state__in=[Measure.State.PLANNED, Measure.State.STARTED])
        stopped = Q(state=Measure.State.STOPPED) & ~Exists(_TOLD_OF_IT)
        found = found.filter(is_open | stopped | Q(done_at__gt=last) | Q(followed_up_at__gt=last))
    latest = FollowUp.objects.order_by("-at", "-pk")
    return found.prefetch_related(Prefetch("follow_ups", latest)).order_by(
        "due_on", "added_at", "pk"
    )[:_MOST]


def _matters_of(unit: Unit, last: datetime | None) -> QuerySet[Matter]:
    found = Matter.objects.filter(unit=unit, state=Matter.State.ANSWERED)
    if last:
        found = found.filter(closed_at__gt=last)
    legs = Prefetch("legs", Leg.objects.order_by("number"))
    return found.prefetch_related(legs).order_by("closed_at")[:_MOST]


def _answer(matter: Matter) -> Leg:
    return max((one for one in matter.legs.all() if one.answered_at), key=lambda one: one.number)


def _lines(texts: Iterable[str]) -> str:
    """One line a thing, each begun with a dash, as people write lists."""
    return "\n".join(f"– {' '.join(text.split())}" for text in texts)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Words what is there."""

    language: Language
    last: datetime | None

    def is_open(self, finding: Finding) -> bool:
        """Whether something is to be done about a finding, and it is news."""
        is_new = self.last is None or finding.added_at > self.last
        return is_new and finding.state in {Finding.State.OPEN, Finding.State.AT_RISK}

    def does(self, measure: Measure) -> str:
        """What is done, and until when."""
        return self._say(f"does_{measure.state}", title=measure.title, day=measure.due_on)

    def done(self, measure: Measure) -> str:
        """What was done, and what is known of how it worked."""
        told = self._say("done", title=measure.title, day=_day(measure.done_at))
        seen = next(iter(measure.follow_ups.all()), None)
        if seen is None:
            return f"{told} {self._say('not_followed_up', day=measure.follow_up_on)}"
        return f"{told} {self._say(f'worked_{seen.worked}')}"

    def stopped(self, measure: Measure) -> str:
        """What is not done after all, and why."""
        return self._with_reason("stopped", measure.title, measure.state_reason)

    def settled(self, finding: Finding) -> str:
        """What is settled, and why or how."""
        return self._with_reason(finding.state, finding.text, finding.reason)

    def answered(self, matter: Matter) -> str:
        """What those above have answered."""
        last = _answer(matter)
        return self._with_reason(f"answered_{last.answer}", matter.subject, last.answer_says)

    def _with_reason(self, key: str, title: str, reason: str) -> str:
        told = self._say(key, title=title.rstrip("."))
        return f"{told} {reason}" if reason else told

    def _say(self, key: str, **values: object) -> str:
        return say(f"telling.line_{key}", self.language, **values)


def _day(moment: datetime | None) -> date | str:
    return timezone.localdate(moment) if moment else ""
