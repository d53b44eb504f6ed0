"""Every text of the rules, tasks, figures, requirements, templates and the yearly follow-up."""

from collections.abc import Iterator
from itertools import chain

from arbetsro.language import Text
from arbetsro.workenv import rating, upward, yearly
from arbetsro.workenv.figures import figures
from arbetsro.workenv.required import requirements
from arbetsro.workenv.tasks import tasks
from arbetsro.workenv.templates import templates

Placed = Iterator[tuple[str, Text]]


def texts() -> list[tuple[str, Text]]:
    """All of them, with the place where each stands."""
    return list(chain(_of_rating(), _of_upward(), _of_lists(), _of_templates(), _of_year()))


def _of_rating() -> Placed:
    for level in rating.levels().values():
        given = (level.label, level.colour_label, level.about)
        yield from ((f"level {level.key}", text) for text in given)
    for method in rating.methods().values():
        steps = (*method.probability, *method.consequence)
        given = (method.title, method.about, *method.levels.values(), *steps)
        yield from ((f"method {method.key}", text) for text in given)
    own = rating.own(["a", "b"], ["c", "d"], [["low", "low"], ["low", "high"]])
    yield from (("own", text) for text in (own.title, own.about))


def _of_upward() -> Placed:
    for rule in upward.rules().values():
        yield from ((f"rule {rule.key}", text) for text in (rule.title, rule.about))
    for word in (*upward.reasons().values(), *upward.answers().values()):
        yield from ((f"upward {word.key}", text) for text in (word.label, word.about))


def _of_lists() -> Placed:
    for figure in figures().values():
        yield from ((f"figure {figure.key}", text) for text in (figure.label, figure.rule))
    for task in tasks().values():
        given = (task.label, task.about, task.authority, task.resources, task.knowledge)
        yield from ((f"task {task.key}", text) for text in given)
    for one in requirements().values():
        yield from ((f"requirement {one.key}", text) for text in (one.title, one.about))


def _of_templates() -> Placed:
    for template in templates().values():
        yield from ((f"template {template.key}", t) for t in (template.title, template.about))
        for section in template.sections:
            given = (section.heading, section.guide, section.suggestion)
            yield from ((f"template {template.key} {section.key}", text) for text in given)


def _of_year() -> Placed:
    for section in yearly.sections():
        given = (section.heading, section.guide, *(one.text for one in section.questions))
        yield from ((f"yearly {section.key}", text) for text in given)
