"""The data set of the evaluation, from its declarations."""

from docutils import nodes
from parts import FromContent, table

from arbetsro.evaluation.files.codebook import values_of
from arbetsro.evaluation.variables import Variable, variables


class DataSet(FromContent):
    """``{data-set}`` lists the variables, and what each may hold."""

    def made(self) -> list[nodes.Node]:
        """A table."""
        rows = [(f"`{one.name}`", one.label.en, _holds(one)) for one in variables().values()]
        return [table(("Variable", "What it tells", "Holds"), rows, (28, 42, 30))]


def _holds(one: Variable) -> str:
    match one.kind:
        case "choice":
            return ", ".join(f"`{code}`" for code, _, _ in values_of(one, "en"))
        case "whole" | "decimal":
            number = "whole number" if one.kind == "whole" else "number"
            return f"{number}, {one.lowest:g}–{one.highest:g}"
        case "flag":
            return "`1` or `0`"
        case "month":
            return "`YYYY-MM`, `YYYY-Q1` or `YYYY`"
        case _:
            return "a random key" if one.kind == "key" else "a short name"
