"""A risk as its page shows it: how the parties rate it, and what is next to be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.profile import Profile
from arbetsro.knowledge.recommend import recommend
from arbetsro.knowledge.vocabulary import terms
from arbetsro.web.access.roles import Permission
from arbetsro.web.access.standing import Standing as Person
from arbetsro.web.knowledge.entries import library_of
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.web.risks.finding import PARTIES
from arbetsro.web.risks.level import Standing
from arbetsro.web.risks.models import Acceptance, Rating, Risk

#: How many entries of the knowledge base stand beside a risk.
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next.

    Attributes:
        key: Which; ``messages/risks.toml`` has ``next_<key>`` and ``next_<key>_do`` for it.
        presses: Whether it is to be done before anything else.
    """

    key: str
    presses: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What a party says, as it was found and with the measures in place."""

    party: str
    before: Rating | None
    after: Rating | None


def rows(standing: Standing) -> list[Row]:
    """Both parties' latest ratings beside each other."""
    latest = standing.latest
    return [
        Row(party, latest.get((party, "before")), latest.get((party, "after")))
        for party in Rating.Party.values
    ]


def next_steps(
    risk: Risk,
    standing: Standing,
    measures: Sequence[Any],
    acceptances: Sequence[Acceptance],
    person: Person,
) -> list[Step]:
    """What is to be done about a risk now, by this person or by somebody; the first first.

    Args:
        risk: The risk; its policies are fetched already.
        standing: How it is rated.
        measures: Its measures.
        acceptances: Its acceptances, the latest first.
        person: Who reads.
    """
    if risk.state == Risk.State.CLOSED:
        return []
    steps = [*_of_rating(risk, standing, person), *_of_danger(risk)]
    if risk.state == Risk.State.OPEN:
        steps += _of_acting(standing, measures, acceptances, person, risk)
    return steps


def parties_of(person: Person, unit: Unit) -> list[str]:
    """The parties for which a person may rate in a unit."""
    return [party for party, permission in PARTIES.items() if person.may(permission, unit)]


def lacks_instructions(risk: Risk) -> bool:
    """Whether a high risk has no written instruction, neither here nor as a decided document."""
    decided = (one for one in risk.policies.all() if one.current_id and not one.withdrawn_at)
    return risk.level == "high" and not risk.instructions and not any(decided)


def all_finished(measures: Sequence[Any]) -> bool:
    """Whether there are measures, and none of them is open."""
    return bool(measures) and not any(one.is_open for one in measures)


def beside(organisation: Organisation, unit: Unit | None, factor: str) -> dict[str, object]:
    """What stands beside a risk: the unit's latest map, and what could help with the factor."""
    return {
        "factor": factor,
        "entries": _suggested(organisation, factor),
        "map": unit.maps.prefetch_related("items__meets").first() if unit else None,
        "map_sides": ("demand", "resource"),
    }


def _suggested(organisation: Organisation, factor: str) -> list[Entry]:
    """The first interventions at the work, before anybody falls ill, that are suggested."""
    if factor not in terms("factor"):
        return []
    found = recommend(library_of(organisation), Profile({factor: ""}, stages=("primary",)))
    return [one.entry for one in found.measures[:_BESIDE]]


def _of_rating(risk: Risk, standing: Standing, person: Person) -> Iterator[Step]:
    mine = parties_of(person, risk.unit)
    if any(party not in standing.counting for party in mine):
        yield Step("rate", presses=True)
    elif not standing.counting:
        yield Step("unrated")
    if standing.differ:
        yield Step("differ")


def _of_danger(risk: Risk) -> Iterator[Step]:
    if lacks_instructions(risk):
        yield Step("instructions", presses=True)


def _of_acting(
    standing: Standing,
    measures: Sequence[Any],
    acceptances: Sequence[Acceptance],
    person: Person,
    risk: Risk,
) -> Iterator[Step]:
    last = acceptances[0] if acceptances else None
    if last and last.ended_because == Acceptance.Ending.EXPIRED and not _since(last, standing):
        yield Step("expired", presses=True)
    if not measures and standing.counting:
        yield Step("no_measures")
    if all_finished(measures):
        yield from _of_finished(measures, standing, parties_of(person, risk.unit))


def _of_finished(
    measures: Sequence[Any], standing: Standing, mine: Sequence[str]
) -> Iterator[Step]:
    done = [one.done_at or one.added_at for one in measures if one.state == "done"]
    if not done:
        yield Step("stopped")
        return
    again = [standing.latest.get((party, "after")) for party in mine]
    if any(one is None or one.at < max(done) for one in again):
        yield Step("rerate", presses=True)
    else:
        yield Step("still_open")


def _since(acceptance: Acceptance, standing: Standing) -> bool:
    ended = acceptance.ended_at
    return ended is not None and any(one.at > ended for one in standing.latest.values())


def may(person: Person, risk: Risk) -> dict[str, bool]:
    """What a person may do with a risk."""
    writes = person.may(Permission.WRITE_WORK_ENVIRONMENT, risk.unit)
    is_closed = risk.state == Risk.State.CLOSED
    return {
        "write": writes and not is_closed,
        "rate": bool(parties_of(person, risk.unit)) and not is_closed,
        "accept": person.may(Permission.ACCEPT_RISKS, risk.unit) and not is_closed,
        "reopen": writes and is_closed,
        "keep": person.may(Permission.KEEP_POLICIES, risk.unit) and not is_closed,
        "raise": person.may(Permission.RAISE_MATTERS, risk.unit) and not is_closed,
    }
