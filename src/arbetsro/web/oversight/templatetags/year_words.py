"""Template tags for a yearly follow-up that is closed."""

from collections.abc import Mapping

from django import template
from django.template.context import Context

from arbetsro.web.oversight.models import YearlyFollowUp
from arbetsro.web.oversight.years_figures import Filled
from arbetsro.workenv.yearly import Question

register = template.Library()


@register.simple_tag(takes_context=True)
def figures_of(
    context: Context, question: Question, figures: Mapping[str, Filled]
) -> list[tuple[Filled, str, str]]:
    """The figures of a question, each with how it is written."""
    found = (figures[key] for key in question.figures if key in figures)
    return [(one, one.written(context["language"]), "") for one in found]


@register.simple_tag
def answer_to(question: Question, year: YearlyFollowUp) -> str:
    """The answer to a question; nothing where there is none."""
    return str(year.answers.get(question.key, ""))
