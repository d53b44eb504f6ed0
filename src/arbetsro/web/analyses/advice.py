"""What the knowledge base says to an analysis: what could help, and what its plan lacks."""

from collections.abc import Iterator

from arbetsro.knowledge.balance import balance
from arbetsro.knowledge.profile import Profile
from arbetsro.knowledge.recommend import Weights
from arbetsro.reporting.plan import plan_of
from arbetsro.web.analyses.content import Content, items
from arbetsro.web.analyses.opened import Opened
from arbetsro.web.knowledge.asking import names
from arbetsro.web.knowledge.balancing import ShownImbalance, shown_balance
from arbetsro.web.knowledge.entries import library_as_it_was
from arbetsro.web.knowledge.recommended import Answer, answer


def profile_of(found: Opened) -> Profile:
    """The profile of the organisation that an analysis is about."""
    content = found.content
    return Profile(
        strained=found.case.strained,
        stages=(content["stage"],) if content.get("stage") else (),
        size=content.get("size", ""),
        branch=content.get("branch", ""),
        absence=content.get("absence", ""),
        groups=tuple(_each(content, "concerned", "group")),
        tried={
            content[f"tried.{item}.entry"]: content.get(f"tried.{item}.result", "")
            for item in items(content, "tried")
            if f"tried.{item}.entry" in content
        },
        name=found.analysis.title,
    )


def advice(found: Opened, weights: Weights | None = None) -> Answer:
    """What could help the organisation of an analysis, in words."""
    chosen = [one.entry for one in found.case.interventions]
    return answer(found.library, profile_of(found), weights, found.language, chosen)


def names_of(found: Opened) -> list[tuple[str, str]]:
    """Every entry that can be chosen into the plan, by name."""
    return names(found.library, found.language)


def balance_of(found: Opened) -> Iterator[ShownImbalance]:
    """What the plan lacks."""
    chosen = [one.entry for one in found.case.interventions if one.entry]
    library = library_as_it_was(found.library, found.analysis.organisation, chosen)
    return shown_balance(balance(plan_of(found.case, library)), library, found.language)


def _each(content: Content, key: str, field: str) -> list[str]:
    given = (content.get(f"{key}.{item}.{field}", "") for item in items(content, key))
    return [one for one in given if one]
