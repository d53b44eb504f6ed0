"""The balance of the plan that a case tells of, for the decision document."""

from collections.abc import Iterator

from arbetsro.economics.case import Case
from arbetsro.knowledge.balance import Chosen, Imbalance, Plan, balance
from arbetsro.knowledge.library import Library, built_in
from arbetsro.language import Language, say
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
    )


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
    sources = "; ".join(knowledge.citation(reference, language) for reference in why.sources)
    return f"{says} {why.text.in_(language)} ({sources})"
