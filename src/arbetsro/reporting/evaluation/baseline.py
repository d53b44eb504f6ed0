"""Chapters on those who took part: who they were, and how things were when they came."""

from collections.abc import Iterator

from arbetsro.evaluation.results import Contact, Evaluation, Flow
from arbetsro.language import Language, say
from arbetsro.reporting.document import Block, Heading, Paragraph, Table
from arbetsro.reporting.evaluation.tables import (
    distribution_table,
    mean_table,
    share_table,
    table,
    value_name,
)
from arbetsro.reporting.evaluation.words import average, count_of, percent, whole

_TOLD_WHERE_THERE_ARE_ANY = {"not_due", "unknown"}


def participants(found: Evaluation, language: Language) -> Iterator[Block]:
    """How many came how far, and who they were."""
    who = found.participants
    yield Heading(say("evaluation.participants", language))
    yield flow_table(found.flow, language)
    people = (who.sex, who.age_bands, who.sector, who.region)
    yield distribution_table("who", people, language)
    if any(part.count is None for one in people for part in one.parts):
        smallest = found.smallest_group
        yield Paragraph(say("evaluation.hidden_explained", language, smallest=smallest), "note")
    yield mean_table("means", (who.age, who.burnout, who.problem), language)
    if who.age.from_bands:
        yield Paragraph(say("evaluation.age_from_bands", language), "note")
    yield Paragraph(say("evaluation.burnout_explained", language), "note")
    if who.days_to_first_visit.answered is not None:
        yield distribution_table("waiting", (who.days_to_first_visit,), language)


def flow_table(flow: Flow, language: Language) -> Table:
    """How many came how far, and why some were not followed up."""
    rows = [
        (say(f"evaluation.flow_{step}", language), whole(count, language))
        for step, count in _steps(flow).items()
        if count or step not in _TOLD_WHERE_THERE_ARE_ANY
    ]
    rows += [
        (
            say("evaluation.flow_reason", language, reason=_reason(one.code, language)),
            whole(one.count, language),
        )
        for one in flow.reasons.parts
    ]
    return table("flow", ("step", "people"), rows, language, (75, 25))


def _steps(flow: Flow) -> dict[str, int]:
    return {
        "entered": flow.entered,
        "first_visit": flow.first_visit,
        "second_visit": flow.second_visit,
        "not_due": flow.not_due,
        "unknown": flow.unknown,
        "due": flow.due,
        "followed_up": flow.followed_up,
        "lost": flow.lost,
    }


def sick_leave(found: Evaluation, language: Language) -> Iterator[Block]:
    """Sick leave at the first visit."""
    before = found.outcome.sick_leave.before
    yield Heading(say("evaluation.sick_leave", language))
    if before.share is not None:
        share, told = percent(before, language), count_of(before, language)
        yield Paragraph(say("evaluation.sick_leave_told", language, share=share, count=told))
    yield share_table("sick_leave", (before,), language)


def contact(found: Evaluation, language: Language) -> Iterator[Block]:
    """Contact with manager and colleagues."""
    one = found.contact
    yield Heading(say("evaluation.contact", language))
    if one.told_manager.share and one.manager_support.share:
        told, support = percent(one.told_manager, language), percent(one.manager_support, language)
        yield Paragraph(say("evaluation.contact_told", language, told=told, support=support))
    if one.victimised.share and one.by_manager.share and one.by_coworker.share:
        yield Paragraph(_victimised(one, language))
    rows = (one.told_manager, one.manager_support, one.victimised, one.by_manager,
            one.by_coworker, one.by_both)  # fmt: skip
    yield share_table("contact", rows, language)


def occupational_health(found: Evaluation, language: Language) -> Iterator[Block]:
    """Access to occupational health, and why it was not used."""
    one = found.occupational_health
    yield Heading(say("evaluation.occupational_health", language))
    if one.available.share and one.contact.share:
        available, used = percent(one.available, language), percent(one.contact, language, 1)
        yield Paragraph(
            say("evaluation.occupational_health_told", language, available=available, used=used)
        )
    yield share_table("occupational_health", (one.available, one.contact), language)
    yield share_table("why_not", one.why_not, language)


def plans(found: Evaluation, language: Language) -> Iterator[Block]:
    """What the action plans held."""
    one = found.plans
    yield Heading(say("evaluation.plans", language))
    likely = one.likelihood
    if likely.mean is not None:
        told = average(likely, language)
        yield Paragraph(say("evaluation.plans_told", language, likelihood=told))
    yield share_table("plans", one.kinds, language)


def _victimised(one: Contact, language: Language) -> str:
    told = say(
        "evaluation.victimised_told",
        language,
        share=percent(one.victimised, language),
        manager=percent(one.by_manager, language),
        coworker=percent(one.by_coworker, language),
    )
    if not one.by_both.count:
        return told
    both = percent(one.by_both, language)
    return f"{told} {say('evaluation.victimised_by_some_both', language, share=both)}"


def _reason(code: str, language: Language) -> str:
    return value_name("not_followed_up_because", code, language).lower()
