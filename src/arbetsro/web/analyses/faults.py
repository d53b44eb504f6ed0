"""What is wrong with an analysis, in the words of the workbench: no reader here sees a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from arbetsro.economics.analysis import Analysis
from arbetsro.economics.calculation import Calculation
from arbetsro.economics.case import Case, Intervention
from arbetsro.economics.check import check
from arbetsro.economics.declared import MODULES, sheets
from arbetsro.economics.faults import Fault, Place
from arbetsro.language import Language, Writer, say
from arbetsro.language.catalogue import catalogue
from arbetsro.reporting.faults import place_of_row, values_in_words
from arbetsro.web.analyses.as_case import UNNAMED
from arbetsro.web.analyses.fields import lists, single_fields

_PERIODS = ("period", "plan_period")
#: Faults of the whole analysis, though the check meets them at each alternative.
_NOWHERE = frozenset({"discount_rate_missing"})


def numbered(case: Case) -> Case:
    """The case with numbers for names: no two things are then called the same, nor nothing."""
    interventions = tuple(
        replace(
            one,
            name=f"{i}",
            activities=tuple(
                replace(activity, name=f"{i}.{j}") for j, activity in enumerate(one.activities, 1)
            ),
        )
        for i, one in enumerate(case.interventions, 1)
    )
    alternatives = tuple(replace(a, name=f"{i}") for i, a in enumerate(case.alternatives, 1))
    return replace(case, interventions=interventions, alternatives=alternatives)


def faults_of(calculation: Calculation) -> tuple[Fault, ...]:
    """Everything that is wrong, unusual or missing; its places tell things by their numbers."""
    found = check(replace(calculation, case=numbered(calculation.case)))
    return (*found, *_faults_of_names(calculation.case))


def _faults_of_names(case: Case) -> Iterator[Fault]:
    """A fault for every thing that has the name of one before it, or no name as one before it."""
    yield from _again((one.name, Place(intervention=f"{i}")) for i, one in _each(case))
    for i, intervention in _each(case):
        yield from _again(
            (one.name, Place(intervention=f"{i}", activity=f"{i}.{j}"))
            for j, one in enumerate(intervention.activities, 1)
        )
    alternatives = enumerate(case.alternatives, 1)
    yield from _again((one.name, Place(key=f"{i}")) for i, one in alternatives)


def _each(case: Case) -> Iterator[tuple[int, Intervention]]:
    return enumerate(case.interventions, 1)


def _again(named: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for name, place in named:
        if name in seen:
            yield Fault("unnamed" if name == UNNAMED else "name_used_twice", place)
        seen.add(name)


def sentences(faults: Iterable[Fault], case: Case, language: Language) -> list[str]:
    """The faults as sentences, each only once."""
    return list(dict.fromkeys(sentence(fault, case, language) for fault in faults))


def lacking(found: Analysis, language: Language, *, besides_missing: bool = False) -> list[str]:
    """What stops an analysis from being a basis for a decision, for the documents of a draft.

    Args:
        found: The analysis.
        language: The language of the document.
        besides_missing: Leave out the figures that are missing.
    """
    errors = [one for one in faults_of(found.calculation) if one.severity == "error"]
    told = [one for one in errors if not (besides_missing and one.code == "missing")]
    return sentences(told, found.case, language)


def sentence(fault: Fault, case: Case, language: Language) -> str:
    """A fault with its place: what is wrong, and what to do about it.

    Args:
        fault: The fault, its place told by numbers as ``faults_of`` does.
        case: The case.
        language: The language of the page.
    """
    what = said(fault, case, language)
    where = "" if fault.code in _NOWHERE else ", ".join(_where(fault.place, case, language))
    return f"{where[0].upper()}{where[1:]}: {what}" if where else what


def said(fault: Fault, case: Case, language: Language) -> str:
    """A fault without its place."""
    key = _key(fault, case)
    area = "web_faults" if key in catalogue("web_faults") else "faults"
    values = {**values_in_words(fault, language), **_values(fault, language)}
    return say(f"{area}.{key}", language, **values)


def _key(fault: Fault, case: Case) -> str:
    """Which sentence it takes, where one code stands for more than one thing to do."""
    if fault.code == "benefits_not_given_once":
        one = alternative_of(fault.place)
        given = one is not None and case.alternatives[one].benefits is not None
        return "benefits_given_twice" if given else "benefits_missing"
    if fault.code == "years_do_not_agree" and not fault.values.get("lengths"):
        return "years_missing"
    if fault.code == "missing" and values_in_words(fault, "en")["references"]:
        return "missing_with_references"
    return fault.code


def alternative_of(place: Place) -> int | None:
    """Which alternative a place is, counted from zero."""
    return int(place.key) - 1 if place.key and place.key.isdecimal() else None


def _values(fault: Fault, language: Language) -> Mapping[str, object]:
    """What the sentences of the workbench name besides what those for files do."""
    values: dict[str, object] = {
        f"field_{key}": field.label.in_(language)
        for key, field in lists()["alternatives"].fields.items()
    }
    values["field_rate"] = single_fields()["discount_rate"].label.in_(language)
    values["field_beyond"] = single_fields()["beyond"].label.in_(language)
    values["field"] = values.get(f"field_{fault.values.get('key')}", "")
    if fault.code == "percent_as_number":
        values["suggestion"] = Writer(language).value(_number(fault.values["suggestion"]), "share")
    if fault.code == "discount_rate_not_a_share":
        values["value"] = Writer(language).share(_number(fault.values["value"]))
    if fault.code == "module_not_asked_for":
        titles = next(one.sections for one in sheets(MODULES) if one.letter == "K")
        values["module"] = titles[str(fault.values["module"])].in_(language)
    return values


def _number(value: object) -> float:
    assert isinstance(value, int | float)  # noqa: S101 - the check gave a number
    return float(value)


def _where(place: Place, case: Case, language: Language) -> Iterator[str]:
    """The parts of a place, from the outside in."""
    if place.intervention:
        i = int(place.intervention)
        yield _called("intervention", case.interventions[i - 1].name, i, language)
        if place.activity:
            j = int(place.activity.split(".")[1])
            name = case.interventions[i - 1].activities[j - 1].name
            yield _called("activity", name, j, language)
    alternative = alternative_of(place)
    if alternative is not None:
        name = case.alternatives[alternative].name
        yield _called("alternative", name, alternative + 1, language)
    elif place.key in _PERIODS:
        yield say(f"web_faults.place_{place.key}", language)
    yield from place_of_row(place, language)


def _called(kind: str, name: str, number: int, language: Language) -> str:
    if name == UNNAMED:
        return say(f"web_faults.unnamed_{kind}", language, number=number)
    return say(f"web_faults.place_{kind}", language, name=name)
