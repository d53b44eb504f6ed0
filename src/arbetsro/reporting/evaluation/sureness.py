"""Chapters on how sure the results are: those lost, other views of them, and what to beware of."""

from collections.abc import Iterator

from arbetsro.evaluation.results import Compared, Evaluation, Sensitivity, TippingPoint
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Bullets, Figure, Heading, Paragraph, Table
from arbetsro.reporting.evaluation.charts import Point, forest
from arbetsro.reporting.evaluation.tables import table
from arbetsro.reporting.evaluation.words import (
    estimate,
    hidden,
    name_of,
    number,
    percent,
    points_between,
    probability,
    scaled,
    whole,
)
from arbetsro.statistics.standardised import NOTED_FROM


def lost(found: Evaluation, language: Language) -> Iterator[Block]:
    """Who was lost, and how they differed at the outset."""
    flow = found.flow
    yield Heading(say("evaluation.lost", language))
    if flow.response.share is not None:
        yield Paragraph(
            say(
                "evaluation.lost_told",
                language,
                followed=whole(flow.followed_up, language),
                due=whole(flow.due, language),
                share=percent(flow.response, language),
            )
        )
    told = [one for one in found.lost if one.n_lost is not None]
    if not told:
        yield Paragraph(say("evaluation.lost_few", language))
        return
    yield Paragraph(_differ(told, language))
    yield _lost_table(told, language)
    least = number(NOTED_FROM, language)
    yield Paragraph(say("evaluation.standardised_explained", language, least=least), "note")


def sureness(found: Evaluation, language: Language) -> Iterator[Block]:
    """What the results would be if those lost had fared otherwise, and what to beware of."""
    yield Heading(say("evaluation.sureness", language))
    yield Bullets(tuple(say(f"evaluation.caveat_{key}", language) for key in found.caveats))
    if len(found.sensitivity.problem) > 1:
        yield Heading(say("evaluation.sensitivity", language), 2)
        yield Paragraph(say("evaluation.sensitivity_about", language))
        yield from _problem(found.sensitivity, language)
    if len(found.sensitivity.sick_leave) > 1:
        yield from _sick_leave(found.sensitivity, language)
    worst = found.sensitivity.recommend_at_worst
    if worst.share is not None and found.flow.lost:
        share = percent(worst, language)
        yield Paragraph(say("evaluation.recommend_at_worst", language, share=share))


def method(found: Evaluation, language: Language) -> Iterator[Block]:
    """How it was counted."""
    yield Heading(say("evaluation.method", language))
    if found.about is not None:
        told = say("evaluation.method_source", language, source=found.about.in_(language))
        yield Paragraph(told)
    share = Writer(language).share(found.confidence, 0)
    keys = ("pairs", "intervals", "sizes", "tests", "missing", "hidden")
    yield Bullets(
        tuple(
            say(
                f"evaluation.method_{key}",
                language,
                confidence=share,
                smallest=found.smallest_group,
            )
            for key in keys
        )
    )


def _differ(told: list[Compared], language: Language) -> str:
    noted = [name_of(one.key, language) for one in told if one.is_noted]
    if not noted:
        return say("evaluation.lost_alike", language)
    names = "; ".join(
        name[:1].lower() + name[1:] if name[1:2].islower() else name for name in noted
    )
    return say("evaluation.lost_differ", language, names=names)


def _lost_table(told: list[Compared], language: Language) -> Table:
    rows = (
        (
            name_of(one.key, language),
            _value(one, one.followed_up, language),
            _value(one, one.lost, language),
            "–" if one.difference is None else number(one.difference, language, decimals=2),
        )
        for one in told
    )
    header = ("what", "followed_up", "lost", "standardised")
    return table("lost", header, rows, language, (40, 18, 18, 24))


def _value(one: Compared, value: float | None, language: Language) -> str:
    if value is None:
        return hidden(language)
    return number(value, language, is_share=one.kind == "share")


def _problem(found: Sensitivity, language: Language) -> Iterator[Block]:
    rows = [
        (
            f"… {say(f'evaluation.problem_if_{one.key}', language)}",
            whole(one.n, language),
            estimate(one.change, language),
        )
        for one in found.problem
    ]
    header = ("if", "people", "change_points")
    told = table("sensitivity_problem", header, rows, language, (56, 14, 30))
    changes = [Point(_others("problem", one.key, language), one.change) for one in found.problem]
    yield Figure(forest("problem_if", changes, told, language))
    if found.tipping is not None:
        yield Paragraph(_tipping(found.tipping, language))


def _tipping(one: TippingPoint, language: Language) -> str:
    key = "possible" if one.is_possible else "impossible"
    return say(
        f"evaluation.tipping_{key}",
        language,
        lost=one.lost,
        change=number(one.change, language),
        largest=number(one.largest_possible, language),
    )


def _sick_leave(found: Sensitivity, language: Language) -> Iterator[Block]:
    rows = [
        (
            f"… {say(f'evaluation.sick_leave_if_{one.key}', language)}",
            whole(one.n, language),
            number(one.before.value, language, is_share=True),
            number(one.after.value, language, is_share=True),
            points_between(one.difference, language),
            probability(one.p, language),
        )
        for one in found.sick_leave
    ]
    header = ("if", "people", "before", "after", "difference", "test")
    told = table("sensitivity_sick_leave", header, rows, language, (30, 14, 9, 9, 23, 15))
    # In percentage points, so that nobody takes the axis for shares.
    changes = [
        Point(_others("sick_leave", one.key, language), scaled(one.difference, 100))
        for one in found.sick_leave
    ]
    yield Figure(forest("sick_leave_if", changes, told, language, decimals=0))


def _others(what: str, key: str, language: Language) -> str:
    """What is assumed of those lost, as a whole clause."""
    case = say(f"evaluation.{what}_if_{key}", language)
    return say("evaluation.if_others", language, case=case)
