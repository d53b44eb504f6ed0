"""Letters: the invitation, and reminders to those who have not answered."""

from collections.abc import Iterable
from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.letters import LETTERS, waiting_letters
from arbetsro.web.surveys.models import Wave

#: How many days may be chosen for reminders.
MOST_REMINDERS = 2


@action("survey.letters_started")
def send_letters(*, by: Person | None, wave: Wave, back_to: str) -> Job:
    """Starts the sending of letters to all who have not answered: first the invitation.

    A round that has not come to its end goes on where it stopped.

    Args:
        by: Who sends them; nobody for reminders on a day that was chosen before.
        wave: An open wave.
        back_to: The page on which to go on.

    Raises:
        Refusal: It is not open, letters have gone out today, or nobody is left to write to.
    """
    found = locked(wave)
    if found.state != Wave.State.OPEN:
        raise Refusal("surveys.not_open")
    if not waiting_letters(found).exists():
        if found.letters_on == today():
            raise Refusal("surveys.letters_today")
        found.letter_round += 1
    if not waiting_letters(found).exists():
        raise Refusal("surveys.nobody_to_write_to")
    found.letters_on = today()
    found.save(update_fields=["letter_round", "letters_on"])
    record("survey.letters_started", by=by, target=found, round=found.letter_round)
    return start_job(
        by=by or found.created_by, organisation=found.organisation, kind=LETTERS, back_to=back_to,
        about=found.title, parameters={"wave": str(found.pk)},
    )  # fmt: skip


@action("survey.reminders_set")
def set_reminders(*, by: Person, wave: Wave, days: Iterable[date]) -> Wave:
    """Chooses the days on which those who have not answered are reminded.

    Raises:
        Refusal: It is not open, there are too many days, or one has been or is after the closing.
    """
    found = locked(wave)
    chosen = sorted(set(days))
    if found.state != Wave.State.OPEN or found.closes_on is None:
        raise Refusal("surveys.not_open")
    if len(chosen) > MOST_REMINDERS:
        raise Refusal("surveys.too_many_reminders", most=MOST_REMINDERS)
    kept = set(found.reminders)
    for day in chosen:
        if day.isoformat() not in kept and not today() < day <= found.closes_on:
            raise Refusal("surveys.reminder_outside", field="first", day=day.isoformat())
    found.reminders = [day.isoformat() for day in chosen]
    found.save(update_fields=["reminders"])
    record("survey.reminders_set", by=by, target=found, days=found.reminders)
    return found
