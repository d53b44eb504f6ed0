"""The whole analysis of a case: calculation, faults, alternatives and uncertainty in one."""

from collections.abc import Iterator
from dataclasses import dataclass

from arbetsro.economics.appraisal import Appraisal, Crossing, appraise, crossings
from arbetsro.economics.calculation import Calculation, calculate
from arbetsro.economics.case import Case
from arbetsro.economics.case_file import fingerprint
from arbetsro.economics.check import check
from arbetsro.economics.faults import Fault
from arbetsro.economics.uncertainty import Uncertainty, explore
from arbetsro.worksheets import Evaluation, Result, rests_on


@dataclass(frozen=True, slots=True)
class Analysis:
    """What there is to say about a case.

    Attributes:
        calculation: The case in its book of sheets.
        faults: What is wrong or unusual.
        appraisals: The alternatives over time, in the order of the case.
        crossings: The discount rates at which their ranking changes.
        uncertainty: How sure the result is, where inputs are ranges.
        fingerprint: Tells two sets of inputs apart; the same inputs always give the same.
    """

    calculation: Calculation
    faults: tuple[Fault, ...]
    appraisals: tuple[Appraisal, ...]
    crossings: tuple[Crossing, ...]
    uncertainty: Uncertainty | None
    fingerprint: str

    @property
    def case(self) -> Case:
        """The case."""
        return self.calculation.case

    @property
    def evaluation(self) -> Evaluation:
        """The calculated book."""
        return self.calculation.evaluation

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What stops the analysis from being a basis for a decision."""
        return tuple(fault for fault in self.faults if fault.severity == "error")

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What is unusual but possible."""
        return tuple(fault for fault in self.faults if fault.severity == "warning")

    @property
    def is_complete(self) -> bool:
        """Whether all that the case needs is there, and right."""
        return not self.errors

    @property
    def is_only_incomplete(self) -> bool:
        """Whether nothing is wrong, though something may be missing."""
        return all(fault.code in INCOMPLETE for fault in self.errors)

    def assumptions(self) -> Iterator[Result]:
        """The values in use that are not the organisation's own: the method's, and references."""
        results = self.evaluation.results
        known = [result for result in results.values() if result.number is not None]
        used = {address for result in known for address in rests_on(result)}
        for address, result in results.items():
            if result.origin in {"default", "reference"} and address in used:
                yield result


#: Faults that leave the rest of a case as right as it was.
INCOMPLETE = frozenset({"missing", "activity_without_cost", "intervention_without_activity"})


def analyse(case: Case) -> Analysis:
    """The analysis of a case.

    A case with wrong values is calculated all the same, since the sheets may help to see what is
    wrong; its ``errors`` say that the result is not to be used. Appraisal and uncertainty are
    left out then.
    """
    calculation = calculate(case)
    faults = check(calculation)
    errors = [fault for fault in faults if fault.severity == "error"]
    usable = all(fault.code in INCOMPLETE for fault in errors)
    appraisals = tuple(appraise(one, calculation) for one in case.alternatives) if usable else ()
    return Analysis(
        calculation,
        faults,
        appraisals,
        crossings(appraisals),
        explore(calculation) if usable and calculation.ranges else None,
        fingerprint=fingerprint(case),
    )
