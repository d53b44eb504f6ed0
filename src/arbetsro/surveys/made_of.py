"""Which answers a score is worked out of, as far as the names of columns tell."""

from collections.abc import Sequence

from arbetsro.surveys.variables import Variable


def items_of(variable: Variable, variables: Sequence[Variable]) -> tuple[Variable, ...]:
    """The items that a score or a share is worked out of; none for an item.

    Items name the score that they go into. A score that none of them names, as the total of an
    instrument whose items name their part of it, is taken to be made of all its items.
    """
    if variable.kind == "item":
        return ()
    score = variable.part_of if variable.kind == "share" else variable.key
    items = [one for one in variables if one.kind == "item"]
    named = tuple(one for one in items if one.part_of == score)
    return named or tuple(one for one in items if score.startswith(_instrument(one)))


def _instrument(item: Variable) -> str:
    """How the scores of an item's instrument begin: ``q_smbm_12_3`` gives ``s_smbm_12_``."""
    return "s_" + item.key.removeprefix("q_").rpartition("_")[0] + "_"
