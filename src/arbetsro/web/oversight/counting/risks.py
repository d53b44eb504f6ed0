"""Figures of risks."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from arbetsro.web.measures.finding import IS_OPEN
from arbetsro.web.measures.models import Measure
from arbetsro.web.oversight.counting.scope import Counted, Scope
from arbetsro.web.risks.models import Acceptance, Rating, Risk

_GRAVE = Q(level__in=["medium", "high"])


def open_risks(scope: Scope) -> QuerySet[Risk]:
    """The risks that have been assessed and not closed, accepted or not."""
    return Risk.objects.filter(scope.below).exclude(state=Risk.State.CLOSED).exclude(level="")


def count(scope: Scope) -> Counted:
    """The figures of risks, in one query."""
    has, left = Q(has_measures=True), Q(has_open_measures=True)
    lived_with = Q(is_accepted=True)
    marked = open_risks(scope).annotate(
        has_measures=Exists(_measures()),
        has_open_measures=Exists(_measures().filter(IS_OPEN)),
        is_accepted=Exists(accepted_on(scope)),
        has_expired=Exists(expired_on(scope)),
    )
    found = marked.aggregate(
        all=Count("pk"),
        serious=Count("pk", filter=Q(level="high")),
        grave=Count("pk", filter=_GRAVE),
        idle=Count("pk", filter=_GRAVE & ~has & ~lived_with),
        with_measures=Count("pk", filter=has),
        ended=Count("pk", filter=has & ~left & ~lived_with),
        accepted=Count("pk", filter=lived_with),
        expired=Count("pk", filter=Q(has_expired=True)),
    )
    yield scope.now("open_risks", found["all"])
    yield scope.now("open_serious_risks", found["serious"], found["all"])
    yield scope.now("risks_without_measure", found["idle"], found["grave"])
    yield scope.now("open_risk_closed_measures", found["ended"], found["with_measures"])
    yield scope.now("acceptances_expired", found["expired"], found["accepted"] + found["expired"])


def accepted_on(scope: Scope) -> QuerySet[Acceptance]:
    """The acceptances of a risk that hold today; their last day is one on which they hold."""
    return _acceptances().filter(ended_at=None, expires_on__gte=scope.day)


def expired_on(scope: Scope) -> QuerySet[Acceptance]:
    """The acceptances of a risk that have run out, with no new decision since."""
    ran_out = Q(ended_at=None) | Q(ended_because=Acceptance.Ending.EXPIRED)
    later = Acceptance.objects.filter(risk=OuterRef("risk"), at__gt=OuterRef("at"))
    rated = Rating.objects.filter(risk=OuterRef("risk"), at__date__gt=OuterRef("expires_on"))
    past = _acceptances().filter(ran_out, expires_on__lt=scope.day)
    return past.exclude(Exists(later)).exclude(Exists(rated))


def _measures() -> QuerySet[Measure]:
    return Measure.objects.filter(risk=OuterRef("pk")).order_by()


def _acceptances() -> QuerySet[Acceptance]:
    return Acceptance.objects.filter(risk=OuterRef("pk")).order_by()
