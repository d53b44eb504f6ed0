"""Finding risks: what is to be done about them, and the filter of the list."""

from typing import Any

from django import forms
from django.db.models import (
    Case,
    Exists,
    FloatField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import Coalesce

from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, say
from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField
from arbetsro.web.risks.models import Acceptance, Rating, Risk
from arbetsro.workenv.rating import LEVELS, levels

#: What each party must be allowed.
PARTIES = {
    Rating.Party.EMPLOYER: Permission.RATE_AS_EMPLOYER,
    Rating.Party.EMPLOYEES: Permission.RATE_AS_EMPLOYEES,
}
#: What there may be to do about a risk, in the order in which it presses.
TODO = ("instructions", "rate", "expired", "rerate", "closed_measures", "no_measures")
#: The states of the list; both that are not closed stand under the first.
STATES = ("going_on", "open", "accepted", "closed", "all")

_OPEN_STATES = ("planned", "started")


def risks_for(standing: Standing, permission: Permission) -> QuerySet[Risk]:
    """The risks in whose unit the person may do something."""
    here = Risk.objects.filter(unit__organisation=standing.organisation)
    return here.filter(standing.where(permission, "unit__"))


def with_measures(risks: QuerySet[Risk]) -> QuerySet[Risk]:
    """Each risk with whether it ``has_measures`` and ``has_open_measures``."""
    return risks.annotate(has_measures=Exists(_measures()), has_open_measures=Exists(_going_on()))


def to_do(risks: QuerySet[Risk], what: str, standing: Standing) -> QuerySet[Risk]:
    """Of some risks, those about which the person has this to do, of ``TODO``."""
    match what:
        case "instructions":
            return without_instructions(risks)
        case "rate":
            return risks.filter(_mine(standing, _unrated_by), state=Risk.State.OPEN)
        case "rerate":
            return risks.filter(_mine(standing, _to_rate_again_by), state=Risk.State.OPEN)
        case "expired":
            return expired(risks)
        case "closed_measures":
            going_on = risks.filter(state=Risk.State.OPEN).filter(Exists(_measures()))
            return going_on.exclude(Exists(_going_on()))
        case _:
            return risks.filter(state=Risk.State.OPEN).exclude(Exists(_measures()))


def without_instructions(risks: QuerySet[Risk]) -> QuerySet[Risk]:
    """The high risks for which no instruction is written, neither on the risk nor as a document."""
    documents = _related("policies").filter(current__isnull=False, withdrawn_at=None)
    high = risks.filter(level="high", instructions="").exclude(state=Risk.State.CLOSED)
    return high.exclude(Exists(documents))


def expired(risks: QuerySet[Risk]) -> QuerySet[Risk]:
    """The open risks whose acceptance has run out, and which nobody has rated since."""
    since = Rating.objects.filter(risk=OuterRef("risk"), at__gt=OuterRef("ended_at"))
    ran_out = Acceptance.objects.filter(
        risk=OuterRef("pk"), ended_because=Acceptance.Ending.EXPIRED
    )
    return risks.filter(Exists(ran_out.exclude(Exists(since))), state=Risk.State.OPEN)


def gravest_first(risks: QuerySet[Risk]) -> QuerySet[Risk]:
    """The risks by level, then the newest first. Units do not matter, so that none is ranked."""
    places = [When(level=level, then=Value(-float(place))) for place, level in enumerate(LEVELS, 1)]
    # What nobody has rated may be anything: it stands above the low ones.
    order = Case(*places, default=Value(-1.5), output_field=FloatField())
    return risks.order_by(order, "-added_at", "pk")


class RiskFilter(WordedForm):
    """Which risks somebody wants to see. What is left empty does not narrow the list."""

    area = "risks"

    q = LineField(required=False, max_length=120, widget=forms.SearchInput)
    level = forms.ChoiceField(required=False)
    state = forms.ChoiceField(required=False)
    factor = forms.ChoiceField(required=False)
    todo = forms.ChoiceField(required=False)

    def __init__(self, data: Any, *, language: Language) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(data, language=language, auto_id="filter-%s")
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            ("", say("risks.every_level", language)),
            *((level, words.label.in_(language)) for level, words in levels().items()),
            ("unrated", say("risks.level_unrated", language)),
        ]
        self.choices("state", STATES)
        self.choices("todo", TODO, blank=True)
        self.fields["factor"].choices = [  # type: ignore[attr-defined]
            ("", say("risks.every_factor", language)), *factor_choices(language),
        ]  # fmt: skip

    @property
    def wanted(self) -> dict[str, str]:
        """What is asked for; a word that is not known narrows nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def is_used(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.wanted)

    def narrow(self, risks: QuerySet[Risk], standing: Standing) -> QuerySet[Risk]:
        """The risks that are asked for."""
        wanted = self.wanted
        risks = _in_state(risks, wanted.get("state", STATES[0]))
        if text := wanted.get("q"):
            risks = risks.filter(_holding(text))
        if level := wanted.get("level"):
            risks = risks.filter(level="" if level == "unrated" else level)
        if factor := wanted.get("factor"):
            risks = risks.filter(factor=factor)
        return to_do(risks, wanted["todo"], standing) if "todo" in wanted else risks


def factor_choices(language: Language) -> list[tuple[str, str]]:
    """What of work a risk may concern, as the knowledge base calls it."""
    return [(one.key, one.label.in_(language)) for one in terms("factor").values()]


def _in_state(risks: QuerySet[Risk], state: str) -> QuerySet[Risk]:
    if state == "all":
        return risks
    if state == "going_on":
        return risks.exclude(state=Risk.State.CLOSED)
    return risks.filter(state=state)


def _holding(text: str) -> Q:
    # SQLite knows no capital letters beyond A to Z, and many words begin with Å, Ä, Ö or Ø.
    found = Q()
    for way in {text, text.lower(), text.upper(), text.capitalize()}:
        found |= Q(title__icontains=way) | Q(exposed__icontains=way)
    return found


def _mine(standing: Standing, condition: Any) -> Q:  # noqa: ANN401 - one of the two below
    """The condition for each party that the person rates for, in the units where it is so."""
    found = Q(pk__in=[])
    for party, permission in PARTIES.items():
        found |= standing.where(permission, "unit__") & condition(party)
    return found


def _unrated_by(party: str) -> Q:
    return ~Q(Exists(Rating.objects.filter(risk=OuterRef("pk"), party=party)))


def _to_rate_again_by(party: str) -> Q:
    """All measures are finished, and the party has not rated the risk since the last was done."""
    done = _measures().filter(state="done")
    last = _measures("risk").filter(state="done").order_by(Coalesce("done_at", "added_at").desc())
    since = Rating.objects.filter(
        risk=OuterRef("pk"),
        party=party,
        phase=Rating.Phase.AFTER,
        at__gte=Subquery(last.values(on=Coalesce("done_at", "added_at"))[:1]),
    )
    return Q(Exists(done)) & ~Q(Exists(_going_on())) & ~Q(Exists(since))


def _measures(outer: str = "pk") -> QuerySet[Any]:
    return _related("measures", outer)


def _going_on() -> QuerySet[Any]:
    return _measures().filter(state__in=_OPEN_STATES)


def _related(name: str, outer: str = "pk") -> QuerySet[Any]:
    """What points to a risk. The apps that it belongs to know this one, and not the reverse."""
    model: type[Model] = Risk._meta.get_field(name).related_model  # type: ignore[assignment]
    return model._default_manager.filter(risk=OuterRef(outer))
