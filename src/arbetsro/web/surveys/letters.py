"""The letters of a wave: who asks, why, and why nobody can see what one has answered."""

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet
from django.urls import reverse

from arbetsro.language import known, say
from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.jobs.kinds import Finish, JobError, Progress, kind
from arbetsro.web.jobs.models import Job
from arbetsro.web.jobs.tasks import is_lost
from arbetsro.web.surveys.codes import code_of
from arbetsro.web.surveys.models import Invitation, Wave

#: The kind of work that sends letters.
LETTERS = "surveys.letters"


def waiting_letters(wave: Wave) -> QuerySet[Invitation]:
    """Those who have not answered and have not had the letter of this round."""
    return wave.invitations.exclude(person=None).filter(
        has_answered=False, letters__lt=wave.letter_round
    )


def address_of(invitation: Invitation) -> str:
    """The address at which somebody answers. It holds their code."""
    return absolute(reverse("answering:form", args=[code_of(invitation.pk)]))


def entry_address() -> str:
    """The address at which a code is typed in."""
    return absolute(reverse("answering:code"))


def letter_of(wave: Wave, invitation: Invitation) -> EmailMessage:
    """The letter to somebody who is asked: the first one, or a reminder that says the same."""
    assert invitation.person is not None  # noqa: S101 - only those are written to
    key = "letter_invitation" if wave.letter_round <= 1 else "letter_reminder"
    return worded_letter(
        invitation.person, f"surveys.{key}", organisation=wave.organisation.name,
        by=str(wave.created_by), closes=wave.closes_on.isoformat() if wave.closes_on else "",
        talk=_talk(wave, invitation.person), link=address_of(invitation),
    )  # fmt: skip


def _talk(wave: Wave, reader: Person) -> str:
    """By when everybody will have talked about the results, where that has been decided."""
    day = wave.readiness.get("talk_on", "")
    return say("surveys.letter_talk", known(reader.language) or "sv", talk=day) if day else ""


@kind(LETTERS)
def send(job: Job, progress: Progress) -> Finish | None:
    """Sends the letters of the round, one by one.

    Each is ticked off as soon as it has left, so that a worker who takes over does not begin anew.
    """
    wave = Wave.objects.select_related("unit__organisation", "created_by").get(
        pk=job.parameters["wave"]
    )
    if _is_under_way(job):
        return None
    waiting = list(waiting_letters(wave).select_related("person").order_by("pk"))
    try:
        with get_connection() as post:
            for number, invitation in enumerate(waiting, 1):
                _send_one(wave, invitation, post)
                progress(number / len(waiting))
    except (OSError, SMTPException) as error:
        raise JobError("surveys.letters_failed") from error
    return lambda: _end_round(wave)


def _is_under_way(job: Job) -> bool:
    """Whether another worker is sending the same letters: nobody is to get two."""
    others = Job.objects.filter(
        kind=LETTERS, state=Job.State.WORKING, created_at__lt=job.created_at,
        parameters__wave=job.parameters["wave"],
    )  # fmt: skip
    return others.exclude(is_lost()).exists()


def _send_one(wave: Wave, invitation: Invitation, post: BaseEmailBackend) -> None:
    now = Wave.objects.filter(pk=wave.pk, state=Wave.State.OPEN)
    here = waiting_letters(wave).filter(pk=invitation.pk)
    if not now.exists() or not here.exists():
        return  # closed, or answered, while the letters were going out
    try:
        post.send_messages([letter_of(wave, invitation)])
    except SMTPServerDisconnected:
        raise
    except SMTPRecipientsRefused:
        pass  # an address that does not exist must not keep the others waiting
    Invitation.objects.filter(pk=invitation.pk).update(letters=wave.letter_round)


def _end_round(wave: Wave) -> None:
    """Nobody waits for a letter of this round, and nothing tells who had answered before it."""
    wave.invitations.filter(letters__lt=wave.letter_round).update(letters=wave.letter_round)
