"""The form of an organisation's own scale: its steps, one a line, and the level of each cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from arbetsro.language import Language, say
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField, LinesField
from arbetsro.workenv.rating import LEVELS, Method, ScaleError, ScaleFault, fault_says, own

#: More steps than this are told as a fault; cells beyond them are not drawn.
_DRAWN = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid: the name of its field, its level and what it is of."""

    name: str
    level: str
    probability: str
    consequence: str
    is_wrong: bool


class ScaleForm(WordedForm):
    """A scale of one's own. The levels of the cells are sent beside it, as ``cell-<row>-<column>``.

    Attributes:
        wrong: The cells that something is wrong with, by row and column counted from 1.
    """

    area = "risks"

    scale_title = LineField(max_length=80, required=False)
    probability_steps = LinesField(max_length=1200, widget=forms.Textarea({"rows": 6}))
    consequence_steps = LinesField(max_length=1200, widget=forms.Textarea({"rows": 6}))
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**63 - 1)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        start: Method,
        seen: int,
        language: Language,
    ) -> None:
        super().__init__(data, language=language, initial=_initial(start, seen, language))
        self._start = start
        self.wrong: set[tuple[int, int]] = set()

    @property
    def rows(self) -> list[tuple[str, list[Cell]]]:
        """The grid as it stands, the most probable first: each step with its cells."""
        probability, consequence = self._steps("probability"), self._steps("consequence")
        return [
            (
                step,
                [self._cell(row, column, step, c) for column, c in enumerate(consequence, 1)],
            )
            for row, step in enumerate(probability, 1)
        ][::-1]

    @property
    def columns(self) -> list[str]:
        """What the steps of consequence are called, from the mildest."""
        return self._steps("consequence")

    def method(self) -> Method:
        """The scale as it was sent.

        Raises:
            ScaleError: It cannot be used; every fault is named.
        """
        given = self.cleaned_data
        probability = given["probability_steps"].splitlines()
        consequence = given["consequence_steps"].splitlines()
        cells = [
            [self._level(row, column) for column in range(1, len(consequence) + 1)]
            for row in range(1, len(probability) + 1)
        ]
        return own(probability, consequence, cells, title=given["scale_title"])

    def tell_faults(self, error: ScaleError) -> None:
        """Shows everything that is wrong with the scale, and where."""
        for fault in error.faults:
            self.add_error(None, self._sentence(fault))
            if fault.probability and fault.consequence:
                self.wrong.add((fault.probability, fault.consequence))

    def _sentence(self, fault: ScaleFault) -> str:
        says = fault_says(fault.code).in_(self.language)
        if not (fault.probability and fault.consequence):
            return says
        return say(
            "risks.cell_fault",
            self.language,
            probability=self._steps("probability")[fault.probability - 1],
            consequence=self._steps("consequence")[fault.consequence - 1],
            says=says,
        )

    def _steps(self, name: str) -> list[str]:
        text = str(self[f"{name}_steps"].value() or "")
        field = self.fields[f"{name}_steps"]
        return str(field.to_python(text)).splitlines()[:_DRAWN]

    def _cell(self, row: int, column: int, probability: str, consequence: str) -> Cell:
        return Cell(
            f"cell-{row}-{column}", self._level(row, column), probability, consequence,
            (row, column) in self.wrong,
        )  # fmt: skip

    def _level(self, row: int, column: int) -> str:
        """The level that was sent for a cell; where none was, that of the scale begun with."""
        sent = str(self.data.get(f"cell-{row}-{column}", ""))
        if sent in LEVELS:
            return sent
        cells = self._start.cells
        in_row = cells[min(row, len(cells)) - 1]
        return in_row[min(column, len(in_row)) - 1]


def _initial(start: Method, seen: int, language: Language) -> dict[str, Any]:
    return {
        "scale_title": start.title.in_(language) if start.key == "own" else "",
        "probability_steps": "\n".join(one.in_(language) for one in start.probability),
        "consequence_steps": "\n".join(one.in_(language) for one in start.consequence),
        "seen": seen,
    }
