"""The code book: what each variable is and what its values mean, as rows of a table."""

from collections.abc import Iterable, Iterator

from arbetsro.evaluation.variables import Choice, Variable, flag_labels, sections, variables
from arbetsro.language import Language, say

#: The columns of the code book; the message ``evaluation.codebook_<name>`` heads each.
COLUMNS = ("variable", "section", "label", "kind", "value", "value_label", "number", "note")


def described(names: Iterable[str]) -> tuple[Variable, ...]:
    """The variables with these names, in the order of the columns."""
    wanted = set(names)
    return tuple(one for one in variables().values() if one.name in wanted)


def codebook(names: Iterable[str], language: Language) -> Iterator[tuple[str, ...]]:
    """Each variable on a row of its own, and below it a row for each of its values."""
    for one in described(names):
        note = one.note.in_(language) if one.note else ""
        yield (
            one.name,
            sections()[one.section].in_(language),
            one.label.in_(language),
            say(f"evaluation.kind_{one.kind}", language),
            _range(one, language),
            "",
            "",
            note,
        )
        for code, label, number in values_of(one, language):
            yield (one.name, "", "", "", code, label, str(number), "")


def values_of(variable: Variable, language: Language) -> Iterator[tuple[str, str, int]]:
    """The values that a variable may have where they are listed: code, label and number."""
    if variable.kind == "flag":
        for truth, label in flag_labels().items():
            yield str(int(truth)), label.in_(language), int(truth)
    for one in variable.choices:
        yield one.code, label_of(one, language), one.number


def label_of(choice: Choice, language: Language) -> str:
    """What people read for a choice."""
    return choice.label.in_(language)


def _range(variable: Variable, language: Language) -> str:
    if variable.lowest is None or variable.highest is None:
        return ""
    unit = f" {variable.unit.in_(language)}" if variable.unit else ""
    return f"{variable.lowest:g}–{variable.highest:g}{unit}"
