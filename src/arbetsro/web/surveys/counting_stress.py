"""What an analysis holds of surveys: row C7 and where its figure comes from."""

from arbetsro.surveys.high_stress import stress_shares
from arbetsro.surveys.variables import Variable
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.surveys.models import Wave

#: The row, what stands beside it, and which survey that was.
ROW, SOURCE, SURVEY = "C7", "C7.source", "C7.survey"


def is_stress(variable: Variable) -> bool:
    """Whether a variable can be the share with high stress."""
    return variable in stress_shares([variable])


def mark_of(wave: Wave, variable: Variable) -> str:
    """How an analysis names the share of a wave that a figure comes from."""
    return f"{wave.pk}:{variable.key}"


def is_counted(analysis: Analysis, wave: Wave, variable: Variable) -> bool:
    """Whether row C7 of an analysis still holds what was taken from this share of this wave."""
    return holds(analysis) == mark_of(wave, variable)


def holds(analysis: Analysis) -> str:
    """The mark of what row C7 was taken from; blank once somebody has typed something else."""
    touched = analysis.touched
    is_as_taken = touched.get(ROW, 0) <= touched.get(SURVEY, 0)
    return str(analysis.content.get(SURVEY, "")) if is_as_taken else ""
