"""Who takes part in the made-up year, where, when, and what they write."""

import tomllib
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import cached_property
from importlib.resources import files
from typing import Any

from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import at, today
from arbetsro.web.investigations.actions import (
    Said,
    TakesPart,
    ToFind,
    close_investigation,
    save_answer,
    set_participants,
    start_investigation,
)
from arbetsro.web.investigations.models import Investigation
from arbetsro.web.organisations.models import Organisation, Unit

Table = dict[str, Any]


class Year:
    """The people and units of the demo organisation by name, and its days as days ago."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.story: Table = tomllib.loads((files(__package__) / "story.toml").read_text("utf-8"))
        self._today = today()

    @cached_property
    def _people(self) -> Mapping[str, Person]:
        found = Person.objects.filter(memberships__organisation=self.organisation).distinct()
        return {one.name.split()[0].lower(): one for one in found}

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {one.name: one for one in self.organisation.units.all()}

    def who(self, first_name: str) -> Person:
        """A person by first name in small letters."""
        return self._people[first_name]

    def unit(self, name: str) -> Unit:
        """A unit by its name."""
        return self._units[name]

    def day(self, ago: int) -> date:
        """The day some days ago; the Friday before it where that is no working day."""
        day = self._today - timedelta(days=ago)
        return day - timedelta(days=max(0, day.weekday() - 4))

    @contextmanager
    def on(self, ago: int, hour: int = 9) -> Iterator[date]:
        """What is done inside is done some days ago, in working hours; gives the day."""
        day = self.day(ago)
        with at(timezone.make_aware(datetime.combine(day, time(hour, 12)))):
            yield day

    def look(
        self, unit: Unit, ago: int, checklist: str, title: str, taking_part: Mapping[str, str],
        story: Table,
    ) -> Investigation:  # fmt: skip
        """A round: who took part, what they answered and what was found.

        Args:
            unit: Where.
            ago: How many days ago; it is closed two days later.
            checklist: What is asked.
            title: What it is called.
            taking_part: First names and in what capacity; the first leads it.
            story: The answers by first name and question, and the findings.
        """
        leader = self.who(next(iter(taking_part)))
        with self.on(ago) as day:
            made = start_investigation(
                by=leader, unit=unit, way=Investigation.Way.ROUND, title=title,
                planned_on=day, checklist=checklist, profile={"people": True, "alone": True},
            )  # fmt: skip
            parts = [TakesPart(as_what, self.who(one)) for one, as_what in taking_part.items()]
            set_participants(by=leader, investigation=made, participants=parts)
            for name, given in story.get("answers", {}).items():
                for question, (value, note, cause) in given.items():
                    said = Said(question, value, uuid.uuid4(), note=note, cause=cause)
                    save_answer(by=self.who(name), investigation=made, said=said)
        with self.on(ago - 2):
            found = [ToFind(**one) for one in story["found"]]
            close_investigation(by=leader, investigation=made, findings=found)
        return made
