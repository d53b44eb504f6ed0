"""Who has which task in a unit: what is given, what is lacking, and what nobody has."""

from collections.abc import Iterator
from dataclasses import dataclass

from arbetsro.language import Language, say
from arbetsro.web.matters.models import Task
from arbetsro.web.organisations.choosing import members
from arbetsro.web.organisations.models import Unit
from arbetsro.workenv.tasks import tasks


@dataclass(frozen=True, slots=True)
class Line:
    """A task in a unit, given or not.

    Attributes:
        key: The task as ``workenv.tasks`` calls it; blank for one of the organisation's own.
        label: What it is, in the reader's language.
        about: How it is done; blank for one of the organisation's own.
        task: To whom it is given; nothing where it is to nobody here.
        has_left: Whether the one who has it has no role any more, so that nobody carries it.
        above: Who has it in the nearest unit above, where nobody has it here.
    """

    key: str
    label: str
    about: str
    task: Task | None = None
    has_left: bool = False
    above: Task | None = None

    @property
    def state(self) -> str:
        """``left``, ``returned``, ``given`` (not acknowledged yet), ``acknowledged``, ``none``."""
        if self.task is None:
            return "none"
        if self.has_left:
            return "left"
        if self.task.returned_at:
            return "returned"
        return "acknowledged" if self.task.acknowledged_at else "given"

    @property
    def is_lacking(self) -> bool:
        """Whether nobody carries the task here."""
        return self.state in {"none", "left", "returned"}

    def state_in(self, language: Language) -> str:
        """The state in words."""
        return say(f"matters.task_{self.state}", language)


def lines_of(unit: Unit, language: Language) -> list[Line]:
    """Every task of a unit: those usually distributed in their order, then its own. Two queries."""
    given = _given(unit)
    here = {one.key: one for one in given if one.unit_id == unit.pk and one.key}
    above = {one.key: one for one in given if one.unit_id != unit.pk and one.key}
    present = _present(unit, given)
    found = [
        Line(
            key, task.label.in_(language), task.about.in_(language), here.get(key),
            key in here and here[key].given_to_id not in present, above.get(key),
        )
        for key, task in tasks().items()
    ]  # fmt: skip
    return [*found, *_own(unit, given, present)]


def label_of(task: Task, language: Language) -> str:
    """What a task is, in the reader's language where it is one of those usually distributed."""
    known = tasks().get(task.key)
    return known.label.in_(language) if known else task.text


def _given(unit: Unit) -> list[Task]:
    """The tasks here and in the units above, those of the nearest unit last."""
    line = [int(one) for one in unit.path.split("/") if one]
    found = Task.objects.filter(unit__in=line, ended_at=None)
    people = found.select_related("unit", "given_to", "given_by", "deputy")
    return sorted(people, key=lambda one: (one.unit.depth, one.given_at))


def _present(unit: Unit, given: list[Task]) -> set[int]:
    people = members(unit.organisation).filter(pk__in={one.given_to_id for one in given})
    return set(people.order_by().values_list("pk", flat=True))


def _own(unit: Unit, given: list[Task], present: set[int]) -> Iterator[Line]:
    for one in given:
        if one.unit_id == unit.pk and one.key not in tasks():
            yield Line(one.key, one.text, "", one, one.given_to_id not in present)
