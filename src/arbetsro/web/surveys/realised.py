"""What came of what an analysis expected: the share with high stress, then and now."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from arbetsro.economics.calculation import calculate
from arbetsro.language import Language, Writer, say
from arbetsro.surveys.comparing import asked_alike
from arbetsro.surveys.high_stress import HighStress, Realised, realised
from arbetsro.web.analyses.as_case import as_case
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.counting_stress import holds
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.reading import Told, told_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """An analysis that took its share from an earlier wave, and what this wave says.

    Attributes:
        analysis: The analysis.
        before: The earlier wave.
        found: The change, beside what was expected.
    """

    analysis: Analysis
    before: Wave
    found: Realised

    def said(self, language: Language) -> dict[str, str]:
        """The figures in words, and whether it went as expected."""
        writer, change = Writer(language), self.found.change.change
        expected = self.found.expected
        verdict = {None: "nothing_expected", True: "as_expected", False: "not_as_expected"}
        return {
            "before_said": _share(self.found.before, writer),
            "after": _share(self.found.after, writer),
            "change": _points(change.value, language),
            "interval": f"{_signed(change.low, writer)} – {_points(change.high, language)}",
            "expected": "–" if expected is None else _points(expected, language),
            "verdict": say(f"survey_results.{verdict[self.found.is_as_expected]}", language),
        }


def outcomes(told: Told, unit: Unit, analyses: Iterator[Analysis]) -> Iterator[Outcome]:
    """What this wave says of the analyses of a unit that rest on an earlier one.

    Args:
        told: The wave.
        unit: The unit.
        analyses: Of this unit, those that the person may read.
    """
    after = told.of(unit.pk)
    for analysis in analyses:
        mark, _, variable = holds(analysis).partition(":")
        before = _earlier(told.wave, mark)
        if before is None or after is None:
            continue
        was = told_of(before)
        alike = {one.key: one for one in asked_alike(was.variables, told.variables)}
        there = was.of(unit.pk)
        if variable in alike and there is not None:
            found = realised(there, after, alike[variable], expected_change(analysis))
            if found is not None:
                yield Outcome(analysis, before, found)


def expected_change(analysis: Analysis) -> float | None:
    """By how much the analysis expects the share to change; nothing where it does not say."""
    case = as_case(analysis.content, analysis.organisation.name, analysis.spoken)
    evaluation = calculate(case).evaluation
    now, then = (
        evaluation.number(name) for name in ("high_stress_share", "expected_high_stress_share")
    )
    return None if now is None or then is None else then - now


def _earlier(wave: Wave, pk: str) -> Wave | None:
    """A published wave of the same organisation that was closed before this one."""
    try:
        key = UUID(pk)
    except ValueError:
        return None
    found = Wave.objects.filter(
        pk=key, unit__organisation=wave.organisation, state=Wave.State.PUBLISHED
    ).exclude(pk=wave.pk)
    return found.filter(closed_at__lt=wave.closed_at).first() if wave.closed_at else None


def _share(one: HighStress, writer: Writer) -> str:
    ends = (writer.share(end, 0) for end in (one.share.low, one.share.high))
    return f"{writer.share(one.share.value, 0)} ({' – '.join(ends)})"


def _points(value: float, language: Language) -> str:
    return say("survey_results.points", language, value=_signed(value, Writer(language)))


def _signed(value: float, writer: Writer) -> str:
    return f"{'+' if round(100 * value) > 0 else ''}{writer.number(100 * value, 0)}"
