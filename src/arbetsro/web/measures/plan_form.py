"""The plan of a decided analysis as a form: each row can be changed before it becomes a measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from arbetsro.language import Language, say
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.plain import LineField
from arbetsro.web.measures.actions.economy import Planned
from arbetsro.web.measures.as_intervention import PlannedRow
from arbetsro.web.measures.forms import FOLLOW_UP_AFTER, Spoken, day
from arbetsro.web.measures.recurrence import months_later

_OF_A_ROW = ("take", "title", "owner", "due_on", "follow_up_on")


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form: what the plan says, and the fields for it."""

    planned: PlannedRow
    is_taken: bool
    fields: dict[str, BoundField]


class PlanForm(Spoken):
    """Which parts of a plan become measures, who answers for each, and when.

    Args:
        rows: What the analysis plans.
        taken: The titles that are measures of this analysis already: they are not chosen.
        people: Who may answer for them.
        otherwise: Who answers for those where the plan names nobody whom one knows.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        rows: Sequence[PlannedRow],
        taken: set[str],
        people: Sequence[Person],
        otherwise: Person,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self._rows, self._taken = rows, taken
        self._people = {str(one.pk): one for one in [otherwise, *people]}
        by_name = {one.name.casefold(): str(one.pk) for one in people}
        for row in rows:
            owner = by_name.get(row.who.casefold(), str(otherwise.pk))
            self._add(row, owner)

    def _add(self, row: PlannedRow, owner: str) -> None:
        due = row.due_on or months_later(today(), 1)
        due = max(due, today())
        later = months_later(due, FOLLOW_UP_AFTER)
        follow_up = row.follow_up_on if row.follow_up_on and row.follow_up_on >= due else later
        people = [(key, str(one)) for key, one in self._people.items()]
        made: dict[str, forms.Field] = {
            "take": forms.BooleanField(required=False, initial=row.title not in self._taken),
            "title": LineField(max_length=300, initial=row.title[:300], required=False),
            "owner": forms.ChoiceField(choices=people, initial=owner),
            "due_on": day(required=False),
            "follow_up_on": day(required=False),
        }
        made["due_on"].initial, made["follow_up_on"].initial = due, follow_up
        for name, field in made.items():
            field.label = say(f"measures.label_{name}", self.language)
            self.fields[f"{row.key}.{name}"] = field

    def rows(self) -> list[FormRow]:
        """The rows with their fields."""
        return [
            FormRow(row, row.title in self._taken, {n: self[f"{row.key}.{n}"] for n in _OF_A_ROW})
            for row in self._rows
        ]

    def clean(self) -> dict[str, Any]:
        """What was filled in; of a row that is taken over nothing may be missing."""
        found = super().clean() or self.cleaned_data
        for row in self._rows:
            for name in _OF_A_ROW[1:] if found.get(f"{row.key}.take") else ():
                key = f"{row.key}.{name}"
                if key not in self.errors and not found.get(key):
                    self.add_error(key, say("measures.row_lacks", self.language))
        return found

    def planned(self) -> list[Planned]:
        """The rows that are to become measures."""
        return list(self._planned())

    def _planned(self) -> Iterator[Planned]:
        for row in self._rows:
            told = {name: self.cleaned_data[f"{row.key}.{name}"] for name in _OF_A_ROW}
            if not told["take"]:
                continue
            yield Planned(
                title=told["title"],
                owner=self._people[told["owner"]],
                due_on=told["due_on"],
                follow_up_on=told["follow_up_on"],
                intervention=row.intervention,
                mechanism=row.mechanism,
                indicator=row.indicator,
                level=row.level,
                stage=row.stage,
                factor=row.factor,
                entry=row.entry,
                cost_once=None if row.cost_once is None else Decimal(str(row.cost_once)),
            )
