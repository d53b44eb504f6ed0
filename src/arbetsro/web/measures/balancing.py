"""The balance of what is planned in a unit or against a risk."""

from collections.abc import Iterable, Sequence

from arbetsro.knowledge.balance import Chosen, Plan, balance
from arbetsro.knowledge.library import Library
from arbetsro.language import Language
from arbetsro.web.knowledge.balancing import ShownImbalance, shown_balance
from arbetsro.web.knowledge.entries import library_as_it_was, library_of
from arbetsro.web.measures.finding import IN_PLAN
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.web.risks.models import Risk

#: How employees take part and who stands behind the plan is told elsewhere in the cycle, by who
#: took part in investigations and by the distribution of tasks; here nobody is asked.
_TOLD_ELSEWHERE = {"no_participation", "no_management_support"}
#: A plan of more measures than this is one of a whole organisation, and is judged part by part.
_AT_MOST = 100


def balance_of_unit(unit: Unit, language: Language) -> list[ShownImbalance] | None:
    """What the plan of a unit and below it lacks; nothing where there is none, or a large one."""
    below = {"unit__path__startswith": unit.path, "unit__organisation": unit.organisation}
    planned = list(Measure.objects.filter(IN_PLAN, **below)[: _AT_MOST + 1])
    if not planned or len(planned) > _AT_MOST:
        return None
    open_risks = Risk.objects.filter(state=Risk.State.OPEN, **below).exclude(factor="")
    causes = open_risks.order_by("factor").values_list("factor", flat=True).distinct()
    return balance_of(planned, causes, unit.organisation, language)


def balance_of_risk(risk: Risk, language: Language) -> list[ShownImbalance] | None:
    """What the plan against a risk lacks; nothing where there is none."""
    planned = list(Measure.objects.filter(IN_PLAN, risk=risk))
    causes = [risk.factor] if risk.factor else []
    return balance_of(planned, causes, risk.organisation, language) if planned else None


def balance_of(
    measures: Sequence[Measure],
    causes: Iterable[str],
    organisation: Organisation,
    language: Language,
) -> list[ShownImbalance]:
    """What a plan of measures lacks, with each entry as it was when it was chosen."""
    references = [one.entry for one in measures if one.entry]
    library = library_as_it_was(library_of(organisation), organisation, references)
    plan = Plan(
        chosen=tuple(_chosen(one, library) for one in measures),
        causes=tuple(causes),
        follow_up=max(one.follow_up_on for one in measures),
    )
    found = (one for one in balance(plan) if one.code not in _TOLD_ELSEWHERE)
    return list(shown_balance(found, library, language))


def _chosen(measure: Measure, library: Library) -> Chosen:
    return Chosen(
        measure.title,
        library.get(measure.entry) if measure.entry else None,
        own_levels=(measure.level,) if measure.level else (),
        own_stages=(measure.stage,) if measure.stage else (),
        own_factors=(measure.factor,) if measure.factor else (),
    )
