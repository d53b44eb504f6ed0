"""An entry of the knowledge base: one intervention, with what is known of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from arbetsro.knowledge.content import Claim
from arbetsro.knowledge.sources import Reference
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Text

#: How an entry stands as a whole: see :func:`standing`.
Standing = Literal["supported", "promising", "unknown", "against"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of one outcome: kind of evidence and strength apart, with the reason.

    Attributes:
        about: The outcome, a word of the vocabulary.
        direction: Which way the outcome goes.
        kind: What sort of knowledge it is.
        strength: How sure one can be.
        reason: Why it is graded so.
        sources: What the grade rests on.
    """

    about: str
    direction: str
    kind: str
    strength: str
    reason: Text
    sources: tuple[Reference, ...]

    @property
    def domain(self) -> str:
        """What it tells of: health, work, the conditions at work, or the participants."""
        return terms("outcome")[self.about].domain


@dataclass(frozen=True, slots=True)
class Companion:
    """What an intervention is to be combined with: at least one of these entries.

    Attributes:
        one_of: Ids of entries.
        required: Whether it must not be done without.
        why: The reason.
    """

    one_of: tuple[str, ...]
    required: bool
    why: Claim


@dataclass(frozen=True, slots=True)
class Activity:
    """A part of an intervention, with what sources tell of its cost.

    Attributes:
        name: What it is.
        H: External costs in kronor, by row of sheet H.
        I: Staff time, by row of sheet I: minutes a person, or people.
        note: Where the figures come from and whom they hold for.
    """

    name: Text
    H: Mapping[str, float] = field(default_factory=dict)
    I: Mapping[str, float] = field(default_factory=dict)  # noqa: E741 - the sheet's letter
    note: Claim | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One intervention.

    Attributes:
        id: Its name in addresses and case files.
        version: Counts up whenever what it says changes.
        reviewed: The day somebody last went through it.
        name: What people call it.
        summary: What it is, in a sentence or two.
        keywords: Other words that people may look for.
        levels: Where it makes a change.
        stages: Before, at, or after ill-health.
        factors: The strained factors that it acts on.
        nature: What sort of thing it is.
        sizes: The sizes of organisation that it suits in particular; none where it suits any.
        hard_for: The sizes for which it is hard to do.
        branches: The branches where it has been tried or that it is made for; none for any.
        groups: Whom it is for in particular.
        consists: What it consists of.
        mechanism: How it is meant to work, step by step.
        outcomes: What is known of its effects.
        conditions: What it needs in order to work.
        risks: What may go wrong.
        not_when: When not to use it.
        suits: Whom it suits.
        instead: For what is advised against: what to do instead.
        instead_of: Entries to turn to instead.
        companions: What it is to be combined with.
        resources: What it takes.
        activities: Its parts, for sheets G, H and I.
        process_indicators: What shows that it is carried out as meant.
        effect_indicators: What shows that it works.
        digest: Names what the entry says to the letter.
        owner: The organisation that it belongs to, or nothing for one that is built in.
        origin: What it was read from, so that it can be kept and read again.
    """

    id: str
    version: int
    reviewed: date
    name: Text
    summary: Claim
    keywords: Text
    levels: tuple[str, ...]
    stages: tuple[str, ...]
    factors: tuple[str, ...]
    nature: tuple[str, ...]
    sizes: tuple[str, ...]
    hard_for: tuple[str, ...]
    branches: tuple[str, ...]
    groups: tuple[str, ...]
    consists: tuple[Claim, ...]
    mechanism: tuple[Claim, ...]
    outcomes: tuple[Outcome, ...]
    conditions: tuple[Claim, ...]
    risks: tuple[Claim, ...]
    not_when: tuple[Claim, ...]
    suits: tuple[Claim, ...]
    instead: tuple[Claim, ...]
    instead_of: tuple[str, ...]
    companions: tuple[Companion, ...]
    resources: tuple[Claim, ...]
    activities: tuple[Activity, ...]
    process_indicators: tuple[Claim, ...]
    effect_indicators: tuple[Claim, ...]
    digest: str
    owner: str = ""
    origin: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)

    @property
    def reference(self) -> str:
        """Names the entry as it stands now: ``id@digest``."""
        return f"{self.id}@{self.digest}"

    @property
    def is_individual(self) -> bool:
        """Whether it changes something in the person only."""
        return self.levels == ("individual",)

    def outcomes_of(self, domain: str) -> tuple[Outcome, ...]:
        """What is known of its effects in one domain."""
        return tuple(outcome for outcome in self.outcomes if outcome.domain == domain)

    def references(self) -> frozenset[Reference]:
        """Everything that the entry rests on."""
        return frozenset(r for _, sources in self.statements() for r in sources)

    def statements(self) -> Iterator[tuple[Text, tuple[Reference, ...]]]:
        """Every text that makes a claim, with what it rests on."""
        for claim in self._claims():
            yield claim.text, claim.sources
        for outcome in self.outcomes:
            yield outcome.reason, outcome.sources

    def _claims(self) -> Iterator[Claim]:
        yield self.summary
        for claims in (
            self.consists, self.mechanism, self.conditions, self.risks, self.not_when, self.suits,
            self.instead, self.resources, self.process_indicators, self.effect_indicators,
        ):  # fmt: skip
            yield from claims
        yield from (companion.why for companion in self.companions)
        yield from (activity.note for activity in self.activities if activity.note)


def standing(entry: Entry) -> Standing:
    """How an entry stands as a whole.

    - ``against``: the sources advise against it.
    - ``supported``: studies show, with moderate or strong support, that health, work or its
      conditions get better. That participants learn or like something does not count.
    - ``promising``: a guideline, experience or studies that do not settle the matter point to the
      better.
    - ``unknown``: nothing points to the better.
    """
    if any(outcome.strength == "advised_against" for outcome in entry.outcomes):
        return "against"
    better = [outcome for outcome in entry.outcomes if outcome.direction == "better"]
    counted = [outcome for outcome in better if counts(outcome)]
    studied = {outcome.strength for outcome in counted if outcome.kind in _STUDIES}
    if studied & {"strong", "moderate"}:
        return "supported"
    told = [outcome for outcome in better if outcome.kind not in _STUDIES]
    return "promising" if counted or told else "unknown"


#: The kinds of evidence that are studies.
_STUDIES = {"systematic_review", "single_study"}
#: The strengths of evidence, the surest first, and what is not an effect after them.
STRENGTHS = ("strong", "moderate", "mixed", "unclear", "none")
_ALL = (*STRENGTHS, "advised_against")


def best_outcome(entry: Entry, domain: str = "") -> Outcome | None:
    """The surest outcome for the better, in one domain or in any; nothing if there is none.

    What participants learn or like comes last.
    """
    better = (
        outcome
        for outcome in (entry.outcomes_of(domain) if domain else entry.outcomes)
        if outcome.direction == "better" and outcome.strength in STRENGTHS
    )
    return min(better, key=_least_sure, default=None)


def surest_outcome(entry: Entry, domain: str) -> Outcome:
    """The surest outcome of a domain that every entry tells of, for the better if any is."""
    better = best_outcome(entry, domain)
    return better or min(entry.outcomes_of(domain), key=lambda one: _ALL.index(one.strength))


def overall_strength(entry: Entry) -> str:
    """The strength to show for an entry as a whole: that of its surest outcome that counts."""
    if standing(entry) == "against":
        return "advised_against"
    best = best_outcome(entry)
    if best is not None and counts(best):
        return best.strength
    counted = [outcome for outcome in entry.outcomes if counts(outcome)]
    return min(counted, key=_least_sure).strength if counted else "none"


def _least_sure(outcome: Outcome) -> tuple[bool, int]:
    return not counts(outcome), STRENGTHS.index(outcome.strength)


def counts(outcome: Outcome) -> bool:
    """Whether an outcome tells that anybody is better off."""
    return outcome.domain != "participants"
