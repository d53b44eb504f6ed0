"""(c) One evaluation of the book against the ``formulas`` package on the exported workbook."""

import io
import tempfile
from contextlib import redirect_stderr
from datetime import date
from pathlib import Path

import formulas
from measuring import EXAMPLE, compared, in_turn, show

from arbetsro.economics.analysis import analyse
from arbetsro.economics.calculation import calculate
from arbetsro.economics.case import Case
from arbetsro.economics.case_file import read_case
from arbetsro.reporting.workbook import write_workbook
from arbetsro.worksheets import Given, evaluate

REPETITIONS = 10


def measure() -> None:
    """Prints loading and calculating apart."""
    case = read_case(EXAMPLE)
    calculation = calculate(case)
    given = {
        address: Given(result.number)
        for address, result in calculation.evaluation.results.items()
        if result.origin in {"typed", "reference"} and result.number is not None
    }
    with tempfile.TemporaryDirectory() as folder:
        file = _exported(case, Path(folder))
        model = _load(file)
        _must_agree(model, calculation.evaluation.number("surplus"))
        load = in_turn([lambda: calculate(read_case(EXAMPLE)), lambda: _load(file)], REPETITIONS)
        run = in_turn([lambda: evaluate(calculation.book, given), model.calculate], REPETITIONS)
    show(
        f"(c) The book once ({len(calculation.book.cells)} cells), at its base values",
        ("", "arbetsro", "formulas", "ratio", "quartiles"),
        [
            ("read the file, make it ready", *compared(*load)),
            ("calculate", *compared(*run)),
        ],
        "arbetsro reads the case file and calculates it too; formulas reads the workbook.",
    )


def _exported(case: Case, folder: Path) -> Path:
    path = folder / "case.xlsx"
    with path.open("wb") as file:
        write_workbook(analyse(case), "en", file, made=date(2026, 1, 1))
    return path


def _load(file: Path) -> formulas.ExcelModel:
    # It draws a bar of its progress.
    with redirect_stderr(io.StringIO()):
        return formulas.ExcelModel().loads(str(file)).finish()


def _must_agree(model: formulas.ExcelModel, surplus: float | None) -> None:
    """Both sides calculate the same figure."""
    solution = model.calculate()
    (found,) = [cell for key, cell in solution.items() if str(key).endswith("!SURPLUS")]
    assert surplus is not None
    assert abs(float(found.value[0, 0]) - surplus) < 0.01
