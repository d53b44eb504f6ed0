"""What was made coarser in a data set, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from arbetsro.evaluation.variables import variables
from arbetsro.language import Language, Writer, say


def coarse_in_words(coarsened: Mapping[str, Any], language: Language) -> list[str]:
    """A sentence for each thing that was done so that nobody can be made out."""
    return list(_sentences(coarsened, language))


def _sentences(coarsened: Mapping[str, Any], language: Language) -> Iterator[str]:
    write = Writer(language).number
    for name, level in coarsened.get("levels", {}).items():
        said = say(f"evaluations.level_{level}", language)
        yield say("evaluations.coarser", language, what=_name(name, language), level=said)
    for name, count in coarsened.get("emptied", {}).items():
        what = _name(name, language)
        yield say("evaluations.emptied", language, what=what, count=write(count))
    if "smallest" in coarsened:
        smallest = write(coarsened["smallest"])
        yield say("evaluations.smallest", language, smallest=smallest)


def _name(variable: str, language: Language) -> str:
    return variables()[variable].label.in_(language)
