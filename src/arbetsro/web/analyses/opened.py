"""An analysis opened by somebody: calculated, and ready to be shown in their language."""

from dataclasses import dataclass
from functools import cached_property

from arbetsro.economics.analysis import INCOMPLETE
from arbetsro.economics.calculation import Calculation, calculate
from arbetsro.economics.case import Case
from arbetsro.economics.faults import Fault
from arbetsro.knowledge.library import Library
from arbetsro.language import Language, say
from arbetsro.web.analyses.as_case import as_case
from arbetsro.web.analyses.content import Content, filled_items
from arbetsro.web.analyses.faults import faults_of
from arbetsro.web.analyses.fields import lists
from arbetsro.web.analyses.figures import figure
from arbetsro.web.analyses.guide import Step, steps
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.analyses.parts import STEPS, Blocks
from arbetsro.web.analyses.rows import Rows
from arbetsro.web.knowledge.entries import library_of

#: The figures that carry the analysis, and what they are called.
KEY_FIGURES = (
    ("C10", "production_loss"),
    ("C17", "sick_leave"),
    ("C20", "cost"),
    ("G34", "measures"),
    ("J9", "surplus"),
    ("J17", "break_even"),
)
#: Those of them that stay in view on the sheets.
_IN_VIEW = frozenset({"C20", "G34", "J9", "J17"})


@dataclass(frozen=True, slots=True)
class KeyFigureView:
    """A key figure in words."""

    code: str
    label: str
    text: str


@dataclass(frozen=True)
class Opened:
    """An analysis, or an earlier version of it, in a language.

    Attributes:
        analysis: The analysis.
        language: The language of the page.
        content: What it holds; that of the analysis unless an earlier version is looked at.
    """

    analysis: Analysis
    language: Language
    content: Content

    @cached_property
    def case(self) -> Case:
        """The analysis as a case."""
        return as_case(self.content, self.analysis.organisation.name, self.analysis.spoken)

    @cached_property
    def calculation(self) -> Calculation:
        """The case, calculated."""
        return calculate(self.case)

    @cached_property
    def library(self) -> Library:
        """The knowledge base that its organisation has."""
        return library_of(self.analysis.organisation)

    @cached_property
    def rows(self) -> Rows:
        """What makes its rows."""
        touched = self.analysis.touched
        return Rows(self.calculation, self.content, touched, self.language, self.faults)

    @cached_property
    def blocks(self) -> Blocks:
        """What makes its fields and lists."""
        return Blocks(self.content, self.analysis.touched, self.language)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong, unusual or missing; places tell things by their numbers."""
        return faults_of(self.calculation)

    def ids_of(self, key: str) -> list[str]:
        """The ids of the things of a list, in the order in which they are in the case."""
        return filled_items(self.content, key)

    def errors(self) -> list[Fault]:
        """What is wrong or missing in its figures."""
        return [fault for fault in self.faults if fault.severity == "error"]

    def key_figures(self) -> list[KeyFigureView]:
        """The figures that carry the analysis."""
        return [
            KeyFigureView(code, say(f"analyses.key_{key}", self.language), self.figure(code))
            for code, key in KEY_FIGURES
        ]

    def totals(self) -> list[KeyFigureView]:
        """The few of them that are always in view."""
        return [one for one in self.key_figures() if one.code in _IN_VIEW]

    def figure(self, code: str) -> str:
        """A row's value in words; a dash where it is missing."""
        cell = self.calculation.book.find(code)
        number = None if cell is None else self.calculation.evaluation.number(cell.address)
        return (
            "–" if cell is None or number is None else figure(number, cell.row.unit, self.language)
        )

    def progress(self, current: str = "") -> list[tuple[Step, str]]:
        """The steps, each with its state: done, current or todo."""
        return [
            (step, "current" if key == current else "done" if self._is_done(key) else "todo")
            for key, step in steps().items()
        ]

    def _is_done(self, key: str) -> bool:
        """Whether something has been said in a step; for the calculation, whether it holds."""
        if key == "calculation":
            return not any(f.code not in INCOMPLETE for f in self.errors()) and bool(
                self.calculation.evaluation.number("C20")
            )
        told = [one for one in STEPS[key] if one[0] == "A" or one in lists()]
        return any(self._says(address) for address in told)

    def _says(self, address: str) -> bool:
        """Whether a text is filled in, or anything in a list of things."""
        if address not in lists():
            return bool(self.content.get(address))
        return any(
            key.startswith(f"{address}.") and not isinstance(value, list)
            for key, value in self.content.items()
        )

    def next_step(self) -> Step | None:
        """The first step where nothing has been said yet."""
        return next((step for step, state in self.progress() if state == "todo"), None)


def opened(analysis: Analysis, language: Language, content: Content | None = None) -> Opened:
    """The analysis, opened."""
    return Opened(analysis, language, analysis.content if content is None else content)
