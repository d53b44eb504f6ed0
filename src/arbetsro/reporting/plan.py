"""The balance of the plan that a case tells of, for the decision document."""

from collections.abc import Iterator

from arbetsro.economics.case import Case, Intervention
from arbetsro.knowledge.balance import Chosen, Imbalance, Plan, balance
from arbetsro.knowledge.entry import standing, surest_outcome
from arbetsro.knowledge.library import Library, built_in
from arbetsro.language import Language, known, say
from arbetsro.reporting import knowledge
from arbetsro.reporting.document import Block, Bullets, Heading, Paragraph


def plan_of(case: Case, library: Library) -> Plan:
    """The plan that a case tells of, its interventions found in a library."""
    chosen = (
        Chosen(
            one.name,
            library.get(one.entry) if one.entry else None,
            own_levels=one.levels,
            own_stages=one.stages,
            own_factors=one.factors,
        )
        for one in case.interventions
    )
    return Plan(
        chosen=tuple(chosen),
        causes=tuple(case.strained),
        participation=case.plan.participation,
        management_support=case.plan.management_support,
        follow_up=case.plan.follow_up,
        start=case.plan_period.start if case.plan_period else None,
    )


def strained(case: Case, language: Language) -> Iterator[Block]:
    """The factors assessed as causes, each with what was found."""
    if case.strained:
        told = (
            ": ".join(filter(None, (knowledge.word("factor", factor, language), finding)))
            for factor, finding in case.strained.items()
        )
        yield Paragraph(say("knowledge.strained_told", language))
        yield Bullets(tuple(told), known(case.language))


def comes_from(intervention: Intervention, language: Language) -> Iterator[str]:
    """Where an intervention comes from, and how sure its effects on health and work are."""
    entry = built_in().get(intervention.entry) if intervention.entry else None
    if entry is None:
        return
    stands = knowledge.in_sentence(say(f"knowledge.standing_{standing(entry)}", language))
    name = entry.name.in_(language)
    yield f"{say('knowledge.comes_from', language)} {name} ({stands})"
    for domain in ("health", "work"):
        outcome = surest_outcome(entry, domain)
        sources = knowledge.citations(outcome.sources, language)
        yield f"{knowledge.graded(outcome, language)} ({sources})"


def balance_chapter(case: Case, language: Language) -> Iterator[Block]:
    """What the plan lacks, where the case tells enough of it to be judged."""
    if not _tells_of_plan(case):
        return
    found = balance(plan_of(case, built_in()))
    yield Heading(say("knowledge.balance", language))
    if not found:
        yield Paragraph(say("knowledge.balance_nothing", language))
        return
    yield Paragraph(say("knowledge.balance_about", language))
    yield Bullets(tuple(_line(one, language) for one in found))
    references = sorted({r for one in found for r in knowledge.because(one).sources})
    works = dict.fromkeys(knowledge.work(one, language) for one in references)
    yield Paragraph(say("knowledge.works", language, works="; ".join(works)), "note")


def _tells_of_plan(case: Case) -> bool:
    judged = any(one.entry or one.levels for one in case.interventions)
    return bool(case.interventions) and (judged or bool(case.strained))


def _line(one: Imbalance, language: Language) -> str:
    """What is lacking, why that matters, and where it stands."""
    says = knowledge.imbalance(one, built_in(), language)
    why = knowledge.because(one)
    sources = knowledge.citations(why.sources, language)
    return f"{says} {why.text.in_(language)} ({sources})"
