"""What could help an organisation, and why: a rule that can be read, argued with and re-weighted.

Which entries come up: those that act on a strained factor; those that are for a group or made for
a size that is named; and, where the secondary or tertiary stage is asked for or the absence points
to it, those that are for people with early signs or on leave whatever the factor. Where stages are
chosen, an entry for none of them does not come up, and neither does one made for another size, or
one for those on leave where nothing tells of any.

How they are ordered: by the sum of the points of ``weights.toml``; of the same points, those that
change the work first, then by level, then by id. Entries that change something in the individual
only stand in a list of their own, after those that are directed at the work. What the sources
advise against, and what nothing is known of, is told but never recommended.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from arbetsro.knowledge.entry import Entry, Outcome, Standing, best_outcome, counts, standing
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.profile import Profile
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Text

Weights = Mapping[str, float]

#: The largest weight that a person may give.
HEAVIEST = 10.0

_SUPPORT = {"strong": 1.0, "moderate": 0.75, "mixed": 0.5, "unclear": 0.25, "none": 0.25}
_DIRECTED = {"leadership": 1.0, "organisation": 1.0, "combined": 1.0, "group": 0.5, "individual": 0}


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that gives points.

    Attributes:
        key: Its name.
        weight: What it weighs unless a person says otherwise.
        label: What people call it.
        about: How it gives points.
    """

    key: str
    weight: float
    label: Text
    about: Text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry stands where it does.

    Attributes:
        code: Which reason; ``messages/knowledge.toml`` has a sentence for ``reason_<code>``.
        criterion: The criterion that it belongs to.
        points: What it gave.
        field: The field of the entry that it rests on.
        word: The word of the vocabulary in that field, where there is one.
        finding: The organisation's own finding, where there is one.
        outcome: The outcome that it rests on, where it is of evidence.
    """

    code: str
    criterion: str
    points: float
    field: str
    word: str = ""
    finding: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry with its points and the reasons for them."""

    entry: Entry
    reasons: tuple[Reason, ...]
    standing: Standing

    @property
    def points(self) -> float:
        """The sum of the points of the reasons."""
        return round(sum(reason.points for reason in self.reasons), 2)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What could help.

    Attributes:
        profile: What was asked.
        weights: What each criterion weighed.
        measures: What is directed at the work, the first first.
        beside: What is directed at the individual only, to stand beside the others.
        not_known: What came up but nothing points to the better.
        against: What came up and the sources advise against.
        gaps: The strained factors that nothing here acts on with any support.
    """

    profile: Profile
    weights: Weights
    measures: tuple[Suggestion, ...]
    beside: tuple[Suggestion, ...]
    not_known: tuple[Suggestion, ...]
    against: tuple[Suggestion, ...]
    gaps: tuple[str, ...]

    @property
    def knows_nothing(self) -> bool:
        """Whether the answer is that not enough is known."""
        return not (self.measures or self.beside)


@cache
def criteria() -> Mapping[str, Criterion]:
    """The criteria by key, in the order in which they are told."""
    content = tomllib.loads((files(__package__) / "weights.toml").read_text("utf-8"))
    return {
        key: Criterion(key, table["weight"], Text.read(table["label"]), Text.read(table["about"]))
        for key, table in content.items()
    }


def usual_weights() -> Weights:
    """What each criterion weighs unless a person says otherwise."""
    return {key: criterion.weight for key, criterion in criteria().items()}


def recommend(library: Library, profile: Profile, weights: Weights | None = None) -> Recommendation:
    """What could help the organisation that a profile is of.

    ``weights`` may give some of the criteria another weight, from 0 to ``HEAVIEST``.
    """
    used = {**usual_weights(), **(weights or {})}
    suggestions = sorted(
        (_suggestion(entry, profile, used) for entry in library if _comes_up(entry, profile)),
        key=_order,
    )
    helpful = [one for one in suggestions if one.standing in {"supported", "promising"}]
    return Recommendation(
        profile=profile,
        weights=used,
        measures=tuple(one for one in helpful if not one.entry.is_individual),
        beside=tuple(one for one in helpful if one.entry.is_individual),
        not_known=tuple(one for one in suggestions if one.standing == "unknown"),
        against=tuple(one for one in suggestions if one.standing == "against"),
        gaps=tuple(_gaps(profile, helpful)),
    )


def _comes_up(entry: Entry, profile: Profile) -> bool:
    if profile.stages and not set(profile.stages) & set(entry.stages):
        return False
    if profile.size and entry.sizes and profile.size not in entry.sizes:
        return False
    asked = set(profile.stages or _stages_of(profile))
    # What is for those on leave does not come up by its factor where nobody is.
    if (
        entry.stages == ("tertiary",)
        and "tertiary" not in asked
        and "on_leave" not in profile.groups
    ):
        return False
    made_for = {profile.size, *profile.groups} & {*entry.sizes, *entry.groups}
    if made_for or set(entry.factors) & set(profile.strained):
        return True
    return bool((asked - {"primary"}) & set(entry.stages)) and "primary" not in entry.stages


def _stages_of(profile: Profile) -> tuple[str, ...]:
    """The stages that the absence points to."""
    return terms("absence")[profile.absence].stages if profile.absence else ()


def _suggestion(entry: Entry, profile: Profile, weights: Weights) -> Suggestion:
    return Suggestion(entry, tuple(_reasons(entry, profile, weights)), standing(entry))


def _order(suggestion: Suggestion) -> tuple[float, bool, int, str]:
    entry = suggestion.entry
    levels = list(terms("level"))
    first = min(levels.index(level) for level in entry.levels)
    return -suggestion.points, "work_change" not in entry.nature, first, entry.id


def _gaps(profile: Profile, helpful: list[Suggestion]) -> Iterator[str]:
    acted_on = {factor for one in helpful for factor in one.entry.factors}
    yield from (factor for factor in profile.strained if factor not in acted_on)


def _reasons(entry: Entry, profile: Profile, weights: Weights) -> Iterator[Reason]:
    yield from _of_factors(entry, profile, weights["factor"])
    yield from _of_evidence(entry, weights["evidence"])
    yield from _of_level(entry, weights["work_directed"])
    for stage in profile.stages:
        if stage in entry.stages:
            yield Reason("stage", "stage", weights["stage"], "stages", stage)
            break
    if set(_stages_of(profile)) & set(entry.stages):
        yield Reason("absence", "absence", weights["absence"], "stages", profile.absence)
    for group in profile.groups:
        if group in entry.groups:
            yield Reason("group", "group", weights["group"], "groups", group)
            break
    if profile.branch and profile.branch in entry.branches:
        yield Reason("branch", "branch", weights["branch"], "branches", profile.branch)
    yield from _of_size(entry, profile, weights["size"])
    yield from _of_tried(entry, profile, weights["tried"])


def _of_factors(entry: Entry, profile: Profile, weight: float) -> Iterator[Reason]:
    touched = [factor for factor in profile.strained if factor in entry.factors]
    for place, factor in enumerate(touched):
        points = weight if place == 0 else weight / 2
        finding = profile.strained[factor]
        code = "factor_found" if finding else "factor"
        yield Reason(code, "factor", points, "factors", factor, finding)


def _of_evidence(entry: Entry, weight: float) -> Iterator[Reason]:
    best = best_outcome(entry)
    if best is None or standing(entry) == "unknown":
        return
    # What participants learn or like is no effect on anybody's health or work, and what an
    # organisation has seen for itself is no study.
    measured = counts(best) and best.kind != "own_experience"
    strength = best.strength if measured else "none"
    points = weight * _SUPPORT[strength]
    code = "not_measured" if strength == "none" else "evidence"
    yield Reason(code, "evidence", points, "outcomes", best.about, outcome=best)


def _of_level(entry: Entry, weight: float) -> Iterator[Reason]:
    level = max(entry.levels, key=lambda one: _DIRECTED[one])
    if _DIRECTED[level]:
        yield Reason("work_directed", "work_directed", weight * _DIRECTED[level], "levels", level)


def _of_size(entry: Entry, profile: Profile, weight: float) -> Iterator[Reason]:
    if profile.size and profile.size in entry.sizes:
        yield Reason("size", "size", weight, "sizes", profile.size)
    if profile.size and profile.size in entry.hard_for:
        yield Reason("hard_for", "size", -weight, "hard_for", profile.size)


def _of_tried(entry: Entry, profile: Profile, weight: float) -> Iterator[Reason]:
    result = profile.tried.get(entry.id, "")
    if result:
        points = -weight if result == "no_effect" else 0.0
        yield Reason(f"tried_{result}", "tried", points, "id")
