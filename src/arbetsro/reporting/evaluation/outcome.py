"""The chapter on how things were at follow-up, and what people said."""

from collections.abc import Iterator

from arbetsro.evaluation.results import BurnoutChange, Evaluation, NumberChange, SickLeave
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Chart, Figure, Heading, Paragraph, Table
from arbetsro.reporting.evaluation.charts import Point, before_after
from arbetsro.reporting.evaluation.tables import mean_table, share_table, table
from arbetsro.reporting.evaluation.words import (
    average,
    direction,
    estimate,
    hidden,
    interval,
    number,
    percent,
    percent_between,
    points,
    points_between,
    probability,
    whole,
)
from arbetsro.statistics.estimate import Estimate
from arbetsro.statistics.paired import PairedChange


def outcome(found: Evaluation, language: Language) -> Iterator[Block]:
    """How things were at follow-up, with each change, its interval and its size."""
    one = found.outcome
    yield Heading(say("evaluation.outcome", language))
    yield Paragraph(say("evaluation.outcome_about", language))
    yield from _problem(one.problem, language)
    yield from _sick_leave(one.sick_leave, language)
    yield from _burnout(one.burnout, language)
    yield Heading(say("evaluation.judgement", language), 2)
    if one.helpful.mean is not None and one.recommend.share is not None:
        helpful, share = average(one.helpful, language), percent(one.recommend, language)
        yield Paragraph(say("evaluation.judgement_told", language, helpful=helpful, share=share))
    yield mean_table("helpful", (one.helpful,), language)
    yield share_table("recommend", (one.recommend,), language)


def comments(found: Evaluation, language: Language) -> Iterator[Block]:
    """What people said at follow-up, by theme."""
    yield Heading(say("evaluation.comments", language))
    yield Paragraph(say("evaluation.comments_about", language))
    yield share_table("comments", found.comments, language)


def problem_chart(one: NumberChange, language: Language) -> Chart | None:
    """The size of the problem before and after; nothing where too few have both."""
    if one.change is None:
        return None
    told, ends = change_table(one, language), _ends(one.change, language)
    return before_after("problem", ends, told, language, ends=(1, 10))


def change_table(one: NumberChange, language: Language) -> Table:
    """A number before and after, the change, and its size."""
    change = one.change
    if change is None:
        rows = [(say("evaluation.answered_twice", language), hidden(language))]
        return table(f"change_{one.key}", ("measure", "value"), rows, language, (58, 42))
    write = Writer(language).number
    told = [
        ("answered_twice", whole(one.answered, language)),
        ("not_twice", "–" if one.missing is None else write(one.missing)),
        ("before", f"{write(change.before, 1)} ({write(change.sd_before, 1)})"),
        ("after", f"{write(change.after, 1)} ({write(change.sd_after, 1)})"),
        ("change", estimate(change.change, language)),
        *_sizes(change, language),
    ]
    if change.p is not None:
        told.append(("probability", probability(change.p, language)))
    rows = [(say(f"evaluation.{key}", language), value) for key, value in told]
    return table(f"change_{one.key}", ("measure", "value"), rows, language, (58, 42))


def sick_leave_table(one: SickLeave, language: Language) -> Table:
    """Sick leave before and after of the same persons, who changed, and the test."""
    told = [
        ("sick_leave_before_all", percent_between(one.before, language)),
        ("sick_leave_after_all", percent_between(one.after, language)),
        ("answered_twice", whole(one.answered, language)),
        ("not_twice", "–" if one.missing is None else Writer(language).number(one.missing)),
        ("sick_leave_before_paired", percent_between(one.before_paired, language)),
        ("sick_leave_after_paired", percent_between(one.after_paired, language)),
    ]
    if one.pairs is not None:
        told += [
            (f"pairs_{name}", whole(getattr(one.pairs, name), language))
            for name in ("only_before", "only_after", "both", "neither")
        ]
    if one.difference is not None:
        told.append(("difference_points", points_between(one.difference, language)))
    if one.test is not None:
        told.append((f"mcnemar_{one.test.method}", probability(one.test.p, language)))
    rows = [(say(f"evaluation.{key}", language), value) for key, value in told]
    return table("sick_leave_change", ("measure", "value"), rows, language, (68, 32))


def _sizes(change: PairedChange, language: Language) -> list[tuple[str, str]]:
    return [
        (name, estimate(size, language, decimals=2))
        for name, size in (("d_av", change.d_av), ("g_av", change.g_av))
        if size is not None
    ]


def _problem(one: NumberChange, language: Language) -> Iterator[Block]:
    yield Heading(say("evaluation.problem", language), 2)
    chart = problem_chart(one, language)
    if one.change is None or chart is None:
        yield change_table(one, language)
        return
    yield Paragraph(_in_words("problem", one.change, language))
    yield Figure(chart)
    yield Paragraph(say("evaluation.interval_explained", language), "note")
    yield Paragraph(say("evaluation.size_explained", language), "note")


def _in_words(key: str, change: PairedChange, language: Language) -> str:
    """The change in a sentence that needs no statistics."""
    way = direction(change.change)
    return say(
        f"evaluation.{key}_{way}",
        language,
        n=change.n,
        before=number(change.before, language),
        after=number(change.after, language),
        change=number(abs(change.change.value), language),
        interval=_size_between(change.change, language),
    )


def _size_between(change: Estimate, language: Language) -> str:
    """The interval of a change by its size, without signs, where the way is told in words."""
    if change.high < 0:
        return interval(Estimate(-change.value, -change.high, -change.low), language)
    return interval(change, language)


def _ends(change: PairedChange, language: Language) -> tuple[Point, Point]:
    """Before as a point; after with the uncertainty of the change, as it is the same persons."""
    before, moved = change.before, change.change
    after = Estimate(change.after, before + moved.low, before + moved.high)
    return (
        Point(say("evaluation.first_visit", language), Estimate(before, before, before)),
        Point(say("evaluation.follow_up", language), after),
    )


def _sick_leave(one: SickLeave, language: Language) -> Iterator[Block]:
    yield Heading(say("evaluation.sick_leave_change", language), 2)
    told = sick_leave_table(one, language)
    before, after = one.before_paired, one.after_paired
    if one.difference is None or before.share is None or after.share is None:
        yield told
        return
    yield Paragraph(
        say(
            f"evaluation.sick_leave_{direction(one.difference)}",
            language,
            n=one.answered,
            before=percent(before, language),
            after=percent(after, language),
            points=points(one.difference.value, language),
        )
    )
    ends = (
        Point(say("evaluation.first_visit", language), before.share),
        Point(say("evaluation.follow_up", language), after.share),
    )
    chart = before_after("sick_leave", ends, told, language, ends=(0, 1), is_share=True)
    yield Figure(chart)
    yield Paragraph(say("evaluation.mcnemar_explained", language), "note")


def _burnout(one: BurnoutChange, language: Language) -> Iterator[Block]:
    yield Heading(say("evaluation.burnout", language), 2)
    change = one.sums.change
    if change is None:
        yield Paragraph(say("evaluation.burnout_once", language))
        return
    yield Paragraph(_in_words("burnout", change, language))
    yield change_table(one.sums, language)
    yield share_table("reliable", (one.improved, one.unchanged, one.worse), language)
    if one.critical_change is not None:
        least = number(one.critical_change, language)
        yield Paragraph(say("evaluation.reliable_explained", language, least=least), "note")
    yield from (Paragraph(say(f"evaluation.basis_{key}", language), "note") for key in one.basis)
    if one.cut_off is not None and one.cut_off_validity is not None:
        yield share_table("cut_off", (one.over_before, one.over_after, one.recovered), language)
        cut, validity = number(one.cut_off, language, decimals=0), one.cut_off_validity
        told = say("evaluation.cut_off_explained", language, cut=cut)
        yield Paragraph(f"{told} {validity.in_(language)}", "note")
