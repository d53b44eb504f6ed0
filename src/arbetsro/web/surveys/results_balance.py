"""Demands and resources of the same factor side by side, with the balance in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, say
from arbetsro.surveys.standing_out import Balance, balances
from arbetsro.web.surveys.results_shown import Line, Shown


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """A factor with its demands and resources.

    Attributes:
        label: What the factor is called.
        demands, resources: Their areas.
        said: How they stand to each other.
    """

    label: str
    demands: tuple[Line, ...]
    resources: tuple[Line, ...]
    said: str


def balance_of(shown: Shown) -> list[BalanceRow]:
    """The factors with a demand and a resource, in the order of the questions."""
    return list(_rows(shown))


def _rows(shown: Shown) -> Iterator[BalanceRow]:
    for one in balances(shown.result, shown.told.variables):
        if one.demands and one.resources:
            cells = shown.result.cells
            yield BalanceRow(
                label=factor_label(one.factor, shown.language),
                demands=tuple(shown.line(each, cells[each.key]) for each in one.demands),
                resources=tuple(shown.line(each, cells[each.key]) for each in one.resources),
                said=said(one, shown.language),
            )


def factor_label(factor: str, language: Language) -> str:
    """What a factor is called in the knowledge base."""
    known = terms("factor").get(factor)
    return known.label.in_(language) if known else factor


def said(balance: Balance, language: Language) -> str:
    """How demands and resources of a factor stand to each other."""
    if balance.is_out_of_balance:
        return say("survey_results.balance_demands", language)
    if balance.imbalance is not None and balance.imbalance <= 0:
        return say("survey_results.balance_resources", language)
    return say("survey_results.balance_even", language)
