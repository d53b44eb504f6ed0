"""The indicators of a unit: each with its value where it may be shown, and where it comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from arbetsro.language import Language, Writer, say
from arbetsro.surveys.indicators import Indicator, indicators
from arbetsro.web.frame.clock import today
from arbetsro.web.oversight.counting.scope import Figure
from arbetsro.web.oversight.figures import figures
from arbetsro.web.surveys.results_fetching import AtUnit
from arbetsro.web.surveys.results_figures import difference, figure
from arbetsro.workenv.figures import figures as rules

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Steering:
    """An indicator at a unit.

    Attributes:
        indicator: What it is.
        value: In words; blank where it may not be shown, or is not known.
        of: What it rests on, in words.
    """

    indicator: Indicator
    value: str
    of: str


def steering_of(found: AtUnit, language: Language, *, with_figures: bool) -> Iterator[Steering]:
    """Every indicator, in the order in which they are told of.

    Args:
        found: The wave and the unit.
        language: Of the page.
        with_figures: Whether the person may see the figures of the unit's work environment.
    """
    counted = figures(found.unit, today() - _YEAR, today()) if with_figures else {}
    for one in indicators().values():
        if one.variables:
            yield _of_survey(one, found, language)
        elif one.figure:
            yield Steering(one, _counted(one, counted, language), _in_year(language))
        else:
            yield Steering(one, _of_wave(one, found, language), "")


def _of_survey(one: Indicator, found: AtUnit, language: Language) -> Steering:
    """An indicator out of what is published of the unit."""
    result = found.told.of(found.unit.pk)
    cells = result.cells if result else {}
    value = one.value({key: cell.mean for key, cell in cells.items()})
    declared = next((v for v in found.told.variables if v.key == one.variables[0]), None)
    if value is None or declared is None:
        return Steering(one, "", "")
    n = min(cells[key].n for key in one.variables)
    write = difference if one.measure == "difference" else figure
    answers = say("survey_results.rests_on", language, n=n)
    return Steering(one, write(declared, value, language), answers)


def _counted(one: Indicator, counted: Mapping[str, Figure], language: Language) -> str:
    """A figure of the work environment."""
    found = counted.get(one.figure)
    if found is None or found.hidden or found.value is None:
        return ""
    return Writer(language).value(found.value, rules()[one.figure].unit)


def _in_year(language: Language) -> str:
    return say("survey_results.of_work_environment", language)


def _of_wave(one: Indicator, found: AtUnit, language: Language) -> str:
    """What is known of the survey itself."""
    part, of = _talked(found) if one.wave == "talked_through" else _answered(found)
    return Writer(language).share(part / of, 0) if of else ""


def _answered(found: AtUnit) -> tuple[int, int]:
    """How many have answered, of all who were invited."""
    publication = found.told.publication
    return publication.answered, publication.invited


def _talked(found: AtUnit) -> tuple[int, int]:
    """How many places have talked about their result, of all. It says nothing of any answer."""
    wave = found.told.wave
    talked = wave.places.filter(unit__in=wave.talks.values("unit"))
    return talked.count(), wave.places.count()
