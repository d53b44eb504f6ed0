"""The first page: what the evaluation shows, in words that need no statistics."""

from collections.abc import Iterator

from arbetsro.evaluation.results import Evaluation
from arbetsro.language import Language, say
from arbetsro.reporting.document import (
    Block,
    Bullets,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
)
from arbetsro.reporting.evaluation.outcome import problem_chart
from arbetsro.reporting.evaluation.words import (
    average,
    direction,
    number,
    percent,
    whole,
)


def summary(found: Evaluation, language: Language) -> Iterator[Block]:
    """The figures that carry it, what they say, and what they cannot say."""
    if found.is_synthetic:
        yield Paragraph(say("evaluation.synthetic_lead", language), "lead")
    yield Heading(say("evaluation.summary", language))
    figures = tuple(_figures(found, language))
    if figures:
        yield KeyFigures(figures)
    yield Bullets(tuple(_sentences(found, language)))
    picture = problem_chart(found.outcome.problem, language)
    if picture is not None:
        yield Figure(picture, with_table=False)
    yield Paragraph(say("evaluation.summary_caveat", language))


def _figures(found: Evaluation, language: Language) -> Iterator[KeyFigure]:
    flow, outcome = found.flow, found.outcome
    note = say("evaluation.key_of", language, due=whole(flow.due, language))
    yield KeyFigure(
        whole(flow.followed_up, language), say("evaluation.key_followed", language), note
    )
    if (change := outcome.problem.change) is not None:
        ends = (number(change.before, language), number(change.after, language))
        told = say("evaluation.key_from_to", language, before=ends[0], after=ends[1])
        yield KeyFigure(told, say("evaluation.key_problem", language))
    leave = outcome.sick_leave
    if leave.before_paired.share is not None and leave.after_paired.share is not None:
        shares = (percent(leave.before_paired, language), percent(leave.after_paired, language))
        told = say("evaluation.key_from_to", language, before=shares[0], after=shares[1])
        yield KeyFigure(told, say("evaluation.key_sick_leave", language))
    if outcome.helpful.mean is not None:
        yield KeyFigure(average(outcome.helpful, language), say("evaluation.key_helpful", language))
    if outcome.recommend.share is not None:
        yield KeyFigure(
            percent(outcome.recommend, language), say("evaluation.key_recommend", language)
        )


def _sentences(found: Evaluation, language: Language) -> Iterator[str]:
    flow = found.flow
    yield say(
        "evaluation.told_flow_all" if flow.first_visit == flow.entered else "evaluation.told_flow",
        language,
        entered=whole(flow.entered, language),
        visited=whole(flow.first_visit, language),
        followed=whole(flow.followed_up, language),
    )
    yield from _at_the_outset(found, language)
    yield from _since_then(found, language)


def _at_the_outset(found: Evaluation, language: Language) -> Iterator[str]:
    who, contact, health = found.participants, found.contact, found.occupational_health
    if who.problem.mean is not None and who.burnout.mean is not None:
        problem, burnout = (
            average(who.problem, language),
            number(who.burnout.mean.value, language, decimals=0),
        )
        yield say("evaluation.told_outset", language, problem=problem, burnout=burnout)
    if contact.told_manager.share is not None and contact.manager_support.share is not None:
        told, support = (
            percent(contact.told_manager, language),
            percent(contact.manager_support, language),
        )
        yield say("evaluation.contact_told", language, told=told, support=support)
    if health.available.share is not None and health.contact.share is not None:
        available, used = percent(health.available, language), percent(health.contact, language, 1)
        yield say("evaluation.occupational_health_told", language, available=available, used=used)


def _since_then(found: Evaluation, language: Language) -> Iterator[str]:
    outcome = found.outcome
    if (change := outcome.problem.change) is not None:
        yield say(
            f"evaluation.told_problem_{direction(change.change)}",
            language,
            before=number(change.before, language),
            after=number(change.after, language),
        )
    leave = outcome.sick_leave
    if leave.difference is not None:
        yield say(
            f"evaluation.told_sick_leave_{direction(leave.difference)}",
            language,
            before=percent(leave.before_paired, language),
            after=percent(leave.after_paired, language),
        )
    if outcome.helpful.mean is not None and outcome.recommend.share is not None:
        helpful, share = average(outcome.helpful, language), percent(outcome.recommend, language)
        yield say("evaluation.judgement_told", language, helpful=helpful, share=share)
