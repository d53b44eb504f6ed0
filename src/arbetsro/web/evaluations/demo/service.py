"""The staff of the made-up clinic, and each stage of the way as one step."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from functools import cached_property
from importlib.resources import files
from typing import Any

from arbetsro.web.access.roles import Kind, Role
from arbetsro.web.accounts.actions import create_person
from arbetsro.web.accounts.models import Person
from arbetsro.web.applications import actions as applications
from arbetsro.web.applications.models import Application
from arbetsro.web.bookings import actions as bookings
from arbetsro.web.bookings.models import Booking
from arbetsro.web.care.actions import register_applicant
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Applicant
from arbetsro.web.followups import actions as followups
from arbetsro.web.frame.clock import at, today
from arbetsro.web.organisations.actions import create_organisation, give_role
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.themes import actions as themes
from arbetsro.web.themes.halves import ended
from arbetsro.web.visits import actions as visits
from arbetsro.web.visits.models import Visit

#: First name, name and role; the administrator comes with the organisation.
_STAFF = (
    ("rut", "Rut Rådström", Role.COUNSELLOR),
    ("rolf", "Rolf Rydén", Role.COUNSELLOR),
    ("ivar", "Ivar Insulander", Role.FOLLOW_UP_INTERVIEWER),
    ("klara", "Klara Klint", Role.CLINIC_COORDINATOR),
    ("eva", "Eva Envall", Role.EVALUATOR),
)
_ADMINISTRATOR = ("kim", "Kim Kallin")
_HOURS = ((time(8), time(12)), (time(13), time(17)))
_SINCE = 800  # days


class Service:
    """The clinic: who works there, and what is done with somebody who applies."""

    def __init__(self, slug: str, password: str, employer: Organisation) -> None:
        self.password, self.employer = password, employer
        self.story: dict[str, Any] = tomllib.loads(
            (files(__package__) / "story.toml").read_text("utf-8")
        )
        self._today = today()
        self._began = self._today - timedelta(days=_SINCE)
        self.organisation = create_organisation(
            by=None, name="Rådgivningen i Norrby", slug=slug, kind=Kind.CLINIC,
            administrator=self.person(*_ADMINISTRATOR), valid_from=self._began,
        )  # fmt: skip
        root = self.organisation.units.get(parent=None)
        self.staff: Mapping[str, Person] = {
            first: self._hired(first, name, role, root) for first, name, role in _STAFF
        }
        self._open()
        klara = self.staff["klara"]
        themes.add_partner(by=klara, clinic=self.organisation, employer=self.employer)

    def person(self, first: str, name: str) -> Person:
        """Somebody who can log in."""
        email = f"{first}@demo.example"
        return create_person(by=None, email=email, name=name, password=self.password, language="sv")

    def _hired(self, first: str, name: str, role: Role, root: Any) -> Person:  # noqa: ANN401
        who = self.person(first, name)
        give_role(by=None, person=who, unit=root, role=role, valid_from=self._began)
        return who

    @cached_property
    def clinic(self) -> Any:  # noqa: ANN401 - a ``Clinic``
        """The clinic's care side."""
        return clinic_for(self.organisation)

    def _open(self) -> None:
        self.clinic.is_open = self.clinic.uses_demo_wording = True
        self.clinic.telephone = "019-000 00 00"
        self.clinic.save()
        for first in ("rut", "rolf", "ivar"):
            for weekday in range(5):
                for starts, ends in _HOURS:
                    bookings.add_hours(
                        by=self.staff["klara"], clinic=self.clinic, staff=self.staff[first].pk,
                        weekday=weekday, starts=starts, ends=ends, valid_from=self._began,
                    )  # fmt: skip

    def moment(self, days_ago: int, hour: int = 9) -> datetime:
        """A moment some days ago, on a working day, by the clinic's clock."""
        day = self._today - timedelta(days=days_ago)
        day -= timedelta(days=max(0, day.weekday() - 4))
        return datetime.combine(day, time(hour), self.clinic.zone)

    # The way, step by step ---------------------------------------------------------------------

    def applies(
        self, name: str, contact: Mapping[str, str], content: Mapping[str, object],
        person: Person | None = None,
    ) -> Application:  # fmt: skip
        """Somebody applies: by themselves where they can log in, else by telephone."""
        by = self.staff["klara"]
        applicant = register_applicant(
            by=person or by, clinic=self.clinic, name=name, contact=contact,
            is_self=person is not None,
        )  # fmt: skip
        actor: Person | Applicant = applicant if person else by
        draft = applications.begin_application(by=actor, applicant=applicant)
        agreed = dict.fromkeys(("for_follow_up", "for_evaluation", "for_themes"), True)
        applications.save_application(
            by=actor, application=draft, changes={**content, **agreed}, seen=draft.version
        )
        return applications.send_application(by=actor, application=draft)

    def accepted(self, application: Application, counsellor: str) -> Application:
        """The service is right, and a counsellor gets the application."""
        by = self.staff["klara"]
        applications.decide(by=by, application=application, outcome="within")
        return applications.assign(
            by=by, application=application, counsellor=self.staff[counsellor]
        )

    def works_for_the_employer(self, application: Application) -> None:
        """The employer is known, so that themes can be counted for it."""
        found = Application.objects.get(pk=application.pk)
        applications.set_employer(
            by=self.staff["klara"], application=found, employer=self.employer.pk
        )

    def tells_themes(self) -> None:
        """What many people's visits were about is told for the two last half-years."""
        for half in reversed(ended(self._today, 2)):
            themes.publish_themes(by=self.staff["klara"], clinic=self.organisation, half=half)

    def booked(self, application: Application, starts_at: datetime, **fields: str) -> Booking:
        """A time that was agreed on."""
        found = Application.objects.get(pk=application.pk)
        return bookings.book(
            by=self.staff["klara"], application=found, staff=found.counsellor or 0,
            starts_at=starts_at, **fields,
        )  # fmt: skip

    def met(self, booking: Booking, notes: Mapping[str, object], themes: Iterable[str]) -> None:
        """The visit is held, by telephone, and its notes are signed."""
        by = Person.objects.get(pk=booking.staff)
        visit = Visit.objects.get(booking=booking)
        with at(booking.starts_at + timedelta(minutes=1)):
            visits.enter(by=by, visit=visit)
            visits.go_by_telephone(by=by, visit=visit)
            visits.end_visit(by=by, visit=visit)
            done = {f"done.{part}": True for part in self.story["parts"]}
            changes = {**notes, **done, "themes": list(themes)}
            record = visits.write_record(by=by, visit=visit, changes=changes, seen=0)
            visits.sign_record(by=by, record=record, although_lacking=True)

    def planned(self, application: Application, steps: list[dict[str, Any]]) -> None:
        """The plan is written and given to the person."""
        found = Application.objects.get(pk=application.pk)
        by = self._counsellor(found)
        plan = visits.write_plan(by=by, application=found, steps=steps, seen=0)
        visits.share_plan(by=by, plan=plan)

    def ended(self, application: Application) -> None:
        """Care ends."""
        found = Application.objects.get(pk=application.pk)
        visits.end_care(by=self._counsellor(found), application=found)

    def _counsellor(self, application: Application) -> Person:
        return next(one for one in self.staff.values() if one.pk == application.counsellor)

    def followed_up(self, application: Application, answers: Mapping[str, object]) -> None:
        """Ivar calls; without answers nobody was reached."""
        found = Application.objects.get(pk=application.pk).follow_up
        by = self.staff["ivar"]
        followups.assign_follow_up(by=self.staff["klara"], follow_up=found, interviewer=by)
        outcome = "reached" if answers else "no_answer"
        followups.note_attempt(by=by, follow_up=found, outcome=outcome)
        if answers:
            followups.answer_follow_up(by=by, follow_up=found, answers=answers, way="telephone")
        else:
            followups.lose_follow_up(by=by, follow_up=found, because="not_reached")
