"""Asks the made-up staff, by the actions that people use."""

import random
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.utils import timezone

from arbetsro.surveys.readiness import readiness_questions
from arbetsro.web.accounts.models import Person
from arbetsro.web.answers.putting_in import put_all
from arbetsro.web.frame.clock import at, today
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.web.surveys import actions
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.demo.answers import Staff
from arbetsro.web.surveys.models import Invitation, Wave
from arbetsro.web.surveys.pages import page_of
from arbetsro.web.surveys.plans import choose_instrument, put_question
from arbetsro.web.surveys.publishing import publish

#: The days that a wave is open, and from its closing until all have talked.
_OPEN, _TALK = 14, 28


class Asking:
    """The surveys of the demo organisation, run by its HR analyst."""

    def __init__(self, organisation: Organisation) -> None:
        self._story: dict[str, Any] = tomllib.loads(
            (files(__package__) / "story.toml").read_text("utf-8")
        )
        self._units = {one.name: one for one in organisation.units.select_related("organisation")}
        self._root = next(one for one in self._units.values() if one.parent_id is None)
        self._anna = Person.objects.get(
            memberships__organisation=organisation, memberships__role="hr_analyst"
        )
        self._lots = random.Random(7)  # noqa: S311 - the same demonstration every time

    def yearly(self, which: int, *, ago: int, previous: Wave | None) -> Wave:
        """A survey of everybody that opened so many days ago, answered and published."""
        year = (today() - timedelta(days=ago)).year
        title = self._story["yearly_title"].format(year=year)
        with self._on(ago):
            wave = self._drafted(self._root, title, previous)
            for unit in self._story["unit"]:
                actions.add_codes(
                    by=self._anna, wave=wave, unit=self._units[unit["name"]], count=unit["codes"]
                )
            wave = self._opened(wave)
        self._answer(wave, which)
        with self._on(ago - _OPEN):
            job = actions.close_wave(by=self._anna, wave=wave, back_to=page_of(wave))
            finish = publish(job, lambda share: None)
            if finish is not None:
                finish()
        return wave

    def pulse(self) -> Wave:
        """A short survey of one place that is open now; some have answered."""
        place = self._units["Norrby"]
        with self._on(5):
            wave = self._drafted(place, self._story["pulse_title"], None)
            for name, count in (("Hemtjänst Norrby", 31), ("Särskilt boende Tallgården", 27)):
                actions.add_codes(by=self._anna, wave=wave, unit=self._units[name], count=count)
            wave = self._opened(wave)
        self._answer(wave, 1, share=0.5)
        return wave

    def _drafted(self, unit: Unit, title: str, previous: Wave | None) -> Wave:
        wave = actions.start_wave(by=self._anna, unit=unit, title=title, previous=previous)
        if previous is None:
            extent = "long" if unit == self._root else "short"
            self._ask(wave, choose_instrument("arbetsro", extent))
        if previous is None and unit == self._root:
            story = self._story
            own = {"text": story["own"], "scale": "agree5", "high": "good"}
            background = {"text": story["background"], "choices": story["background_choices"]}
            self._ask(wave, put_question("own", own))
            self._ask(wave, put_question("background", background))
            self._ask(wave, put_question("texts", {"text": story["text"]}))
        actions.invite_staff(by=self._anna, wave=wave)
        return wave

    def _ask(self, wave: Wave, edit: actions.Edit) -> None:
        actions.change_questions(by=self._anna, wave=wave, edit=edit)

    def _opened(self, wave: Wave) -> Wave:
        closes = today() + timedelta(days=_OPEN)
        talk = (closes + timedelta(days=_TALK)).isoformat()
        answers = {"talk_on": talk, **self._story["readiness"]}
        for key, one in readiness_questions().items():
            fine = next((choice.key for choice in one.choices if choice.effect == "fine"), "")
            answers.setdefault(key, fine)
        actions.answer_readiness(by=self._anna, wave=wave, answers=answers)
        return actions.open_wave(by=self._anna, wave=wave, closes_on=closes)

    def _answer(self, wave: Wave, which: int, share: float | None = None) -> None:
        """Puts sheets in for those who answer, and ticks off their invitations."""
        said = self._story["words"]["said"]
        staff = Staff(form_of(wave), said, seed=11 + which)
        of_unit = {one["name"]: one for one in self._story["unit"]}
        answered, sheets = [], {}
        invited = wave.invitations.select_related("place", "unit")
        for one in invited.order_by("unit__path", "person"):
            unit = of_unit.get(one.unit.name, {"strain": [0, 0], "answers": [0.8, 0.8]})
            if one.place and self._lots.random() < (share or unit["answers"][which]):
                answered.append(one.pk)
                answers = staff.answers(unit["strain"][which])
                key = UUID(int=self._lots.getrandbits(128), version=4)
                sheets[key] = {"place": one.place.unit_id, "answers": answers}
        put_all(wave.answers_key, sheets)
        Invitation.objects.filter(pk__in=answered).update(has_answered=True)

    @contextmanager
    def _on(self, ago: int) -> Iterator[None]:
        """What is done inside is done so many days ago, in working hours."""
        day = today() - timedelta(days=ago)
        with at(timezone.make_aware(datetime.combine(day, time(9, 12)))):
            yield
