"""Whether a plan leans: what it lacks, with the source behind each warning. It praises nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from arbetsro.knowledge.content import Claim, Reader, Table, read_content
from arbetsro.knowledge.entry import Entry, standing
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Text


@dataclass(frozen=True, slots=True)
class Chosen:
    """An intervention of a plan.

    Attributes:
        name: What the plan calls it.
        entry: The entry that it was chosen from, if any.
        own_levels: Where it makes a change, as the plan tells of one without an entry.
        own_stages: Before, at or after ill-health, as the plan tells.
        own_factors: The strained factors that it acts on, as the plan tells.
    """

    name: str
    entry: Entry | None = None
    own_levels: tuple[str, ...] = ()
    own_stages: tuple[str, ...] = ()
    own_factors: tuple[str, ...] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """Where it makes a change: what the plan tells goes before the entry."""
        return self.own_levels or (self.entry.levels if self.entry else ())

    @property
    def stages(self) -> tuple[str, ...]:
        """Before, at or after ill-health."""
        return self.own_stages or (self.entry.stages if self.entry else ())

    @property
    def factors(self) -> tuple[str, ...]:
        """The strained factors that it acts on."""
        return self.own_factors or (self.entry.factors if self.entry else ())

    @property
    def is_individual(self) -> bool:
        """Whether it changes something in the person only."""
        return self.levels == ("individual",)

    @property
    def is_work_directed(self) -> bool:
        """Whether it changes the work or sets up cooperation around it."""
        if self.is_individual or not self.levels:
            return False
        return self.entry is None or bool({"work_change", "structure"} & set(self.entry.nature))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan holds, and what is told around it.

    Attributes:
        chosen: Its interventions.
        causes: The factors assessed as causes.
        participation: How employees take part, in the plan's words.
        management_support: Who stands behind it.
        follow_up: The day of follow-up.
        start: The day on which its interventions begin.
    """

    chosen: tuple[Chosen, ...]
    causes: tuple[str, ...] = ()
    participation: str = ""
    management_support: str = ""
    follow_up: date | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Something to warn of, and what is behind it."""

    says: Text
    why: Claim


@dataclass(frozen=True, slots=True)
class Imbalance:
    """One thing that a plan lacks.

    Attributes:
        code: The rule.
        rule: Its sentences and sources.
        entries: The entries concerned.
        names: What the plan calls the interventions concerned.
        factors: The causes concerned.
        stages: The stages concerned.
        companions: Entries of which the plan lacks any.
        because: The entry's own reason and sources, where it has one.
    """

    code: str
    rule: Rule
    entries: tuple[Entry, ...] = ()
    names: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    because: Claim | None = None


@cache
def rules() -> Mapping[str, Rule]:
    """The rules of balance by code.

    Raises:
        ContentError: The file is faulty.
    """
    return read_content("balance", _rules)


def _rules(reader: Reader, content: Table) -> Mapping[str, Rule]:
    return {
        code: Rule(reader.text(table, "says", code), reader.claim(table.get("why"), f"{code}.why"))
        for code, table in content.items()
    }


def balance(plan: Plan) -> tuple[Imbalance, ...]:
    """What a plan lacks, in the order of the rules; nothing for a plan without interventions."""
    if not plan.chosen:
        return ()
    found = (*_of_the_whole(plan), *_of_each(plan), *_of_causes(plan), *_of_the_frame(plan))
    order = list(rules())
    return tuple(sorted(found, key=lambda one: order.index(one.code)))


def _of_the_whole(plan: Plan) -> Iterator[Imbalance]:
    if all(one.is_individual for one in plan.chosen):
        yield _told("only_individual", plan.chosen)
    stages = {stage for one in plan.chosen for stage in one.stages}
    if "primary" not in stages and all(one.stages for one in plan.chosen):
        told = tuple(stage for stage in terms("stage") if stage in stages)
        yield replace(_told("not_primary", plan.chosen), stages=told)
    natures = [one.entry.nature if one.entry else ("own",) for one in plan.chosen]
    if all(set(nature) <= {"information", "training"} for nature in natures):
        yield _told("only_words", plan.chosen)
    if unjudged := [one for one in plan.chosen if not (one.levels and one.stages)]:
        yield _told("not_judged", unjudged)


def _of_each(plan: Plan) -> Iterator[Imbalance]:
    chosen = {one.entry.id for one in plan.chosen if one.entry}
    directed = any(one.is_work_directed for one in plan.chosen)
    whole = all(one.is_individual for one in plan.chosen)
    for one in plan.chosen:
        if one.is_individual and not directed and not whole:
            yield _told("individual_without_partner", [one])
        if one.entry is not None:
            yield from _of_entry(one, one.entry, chosen)


def _of_entry(one: Chosen, entry: Entry, chosen: set[str]) -> Iterator[Imbalance]:
    if standing(entry) == "against":
        yield _told("advised_against", [one])
    code = "screening_without_follow_up" if "screening" in entry.nature else "companion_missing"
    for companion in entry.companions:
        if companion.required and not chosen & set(companion.one_of):
            told = _told(code, [one])
            yield replace(told, companions=companion.one_of, because=companion.why)


def _of_causes(plan: Plan) -> Iterator[Imbalance]:
    acted_on = {factor for one in plan.chosen for factor in one.factors}
    if untouched := tuple(factor for factor in plan.causes if factor not in acted_on):
        yield replace(_told("cause_untouched", ()), factors=untouched)


def _of_the_frame(plan: Plan) -> Iterator[Imbalance]:
    if not plan.participation.strip():
        yield _told("no_participation", ())
    if not plan.management_support.strip():
        yield _told("no_management_support", ())
    if plan.follow_up is None:
        yield _told("no_follow_up", ())
    elif plan.start is not None and plan.follow_up <= plan.start:
        yield _told("follow_up_too_early", ())


def _told(code: str, chosen: Iterable[Chosen]) -> Imbalance:
    given = tuple(chosen)
    entries = tuple(one.entry for one in given if one.entry)
    return Imbalance(code, rules()[code], entries, tuple(one.name for one in given))
