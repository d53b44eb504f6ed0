"""Letters: to whom they go, what they say, and what they leave behind."""

from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from arbetsro.web.access.roles import Role
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import at, now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.kinds import JobError
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions import send_letters, set_reminders
from arbetsro.web.surveys.codes import code_of
from arbetsro.web.surveys.letters import send, waiting_letters
from arbetsro.web.surveys.models import Invitation
from arbetsro.web.surveys.placing import place_all
from arbetsro.web.surveys.regular_work import remind_on_chosen_days
from web import surveys_rows as rows
from web.conftest import give, person


@pytest.fixture
def wave(cast):
    """An open wave that asks Erik, Elsa (who reads Danish) and Hugo, and 19 by codes on paper."""
    made = rows.invited(cast, readiness={"talk_on": "2099-02-01"})
    people = [person("Elsa"), person("Hugo")]
    people[0].language = "da"
    people[0].save()
    for one in people:
        give(one, Role.EMPLOYEE, cast.north)
    for one, invitation in zip(people, made.invitations.filter(person=None), strict=False):
        Invitation.objects.filter(pk=invitation.pk).update(person=one)
    place_all(made)
    made.state, made.opened_at, made.closes_on = "open", now(), today() + timedelta(days=14)
    made.save()
    return made


def sent(cast, wave) -> list[str]:
    """Sends a round; whom letters went to."""
    before = len(mail.outbox)
    job = send_letters(by=cast.anna, wave=wave, back_to="/o/demo/surveys/")
    work(job)
    return sorted(one.to[0] for one in mail.outbox[before:])


def work(job) -> None:
    finish = send(job, lambda share: None)
    if finish is not None:
        finish()


def answer(wave, name: str) -> None:
    wave.invitations.filter(person__name=name).update(has_answered=True)


def test_each_gets_a_letter_of_their_own_in_their_language(cast, wave):
    assert sent(cast, wave) == ["elsa@exempel.se", "erik@exempel.se", "hugo@exempel.se"]
    letters = {one.to[0]: one for one in mail.outbox}
    for name in ("Elsa", "Erik"):
        invitation = wave.invitations.get(person__name=name)
        assert f"/answer/{code_of(invitation.pk)}/" in letters[f"{name.lower()}@exempel.se"].body
    erik, elsa = letters["erik@exempel.se"], letters["elsa@exempel.se"]
    assert erik.subject == "Enkät från Demo Alltjänst AB"
    assert "Ingen kan se vad just du svarar" in erik.body
    assert wave.closes_on.isoformat() in erik.body
    assert "2099-02-01" in erik.body
    assert elsa.subject == "Spørgeskema fra Demo Alltjänst AB"


def test_reminders_go_only_to_those_who_have_not_answered(cast, wave):
    sent(cast, wave)
    answer(wave, "Hugo")
    with at(timezone.now() + timedelta(days=1)):
        assert sent(cast, wave) == ["elsa@exempel.se", "erik@exempel.se"]
    assert mail.outbox[-1].subject.startswith(("Påminnelse", "Påmindelse"))


def test_nothing_that_is_kept_tells_who_had_answered_when_letters_went_out(cast, wave):
    sent(cast, wave)
    answer(wave, "Hugo")
    with at(timezone.now() + timedelta(days=1)):
        sent(cast, wave)
    assert set(wave.invitations.values_list("letters", flat=True)) == {2}
    told = repr(list(Event.objects.filter(action__startswith="survey.").values()))
    assert "Hugo" not in told
    assert "Erik" not in told


def test_nobody_gets_two_letters_on_the_same_day(cast, wave):
    sent(cast, wave)
    with pytest.raises(Refusal, match=r"surveys\.letters_today"):
        send_letters(by=cast.anna, wave=wave, back_to="/")


def test_two_workers_do_not_send_the_same_letters(cast, wave):
    first, second = (send_letters(by=cast.anna, wave=wave, back_to="/") for _ in range(2))
    Job.objects.filter(pk=first.pk).update(state=Job.State.WORKING, beat_at=timezone.now())
    work(second)
    assert mail.outbox == []
    Job.objects.filter(pk=first.pk).update(beat_at=timezone.now() - timedelta(minutes=5))
    work(second)  # the first has lost its worker
    assert len(mail.outbox) == 3


def test_where_all_have_answered_there_is_nobody_to_write_to(cast, wave):
    wave.invitations.update(has_answered=True)
    with pytest.raises(Refusal, match="nobody_to_write_to"):
        send_letters(by=cast.anna, wave=wave, back_to="/")


class Post(EmailBackend):
    """A mail server that refuses Elsa's address, and dies at Hugo's."""

    dies_at = ""

    def send_messages(self, messages):
        to = messages[0].to[0]
        if to == "elsa@exempel.se":
            raise SMTPRecipientsRefused({})
        if to == self.dies_at:
            raise SMTPException
        return super().send_messages(messages)


def test_a_bad_address_keeps_nobody_else_waiting(cast, wave, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Post"
    assert sent(cast, wave) == ["erik@exempel.se", "hugo@exempel.se"]


def test_a_round_goes_on_where_the_mail_server_failed(cast, wave, settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Post"
    monkeypatch.setattr(Post, "dies_at", "hugo@exempel.se")
    with pytest.raises(JobError, match="letters_failed"):
        sent(cast, wave)
    monkeypatch.setattr(Post, "dies_at", "")
    sent(cast, wave)
    wave.refresh_from_db()
    assert sorted(one.to[0] for one in mail.outbox) == ["erik@exempel.se", "hugo@exempel.se"]
    assert wave.letter_round == 1
    assert not waiting_letters(wave).exists()


def test_whoever_answers_while_letters_go_out_gets_none(cast, wave):
    job = send_letters(by=cast.anna, wave=wave, back_to="/")
    finish = send(job, lambda share: answer(wave, "Hugo") or answer(wave, "Elsa"))
    assert finish is not None
    assert len(mail.outbox) < 3


def test_chosen_days_are_kept_also_when_one_was_missed(cast, wave):
    days = [today() + timedelta(days=3), today() + timedelta(days=6)]
    set_reminders(by=cast.anna, wave=wave, days=days)
    sent(cast, wave)
    started = []
    for day in range(1, 9):
        with at(timezone.now() + timedelta(days=day)):
            if day != 3:  # the machine was off
                started += [day] * remind_on_chosen_days()
                wave.refresh_from_db()
                waiting = waiting_letters(wave)
                waiting.update(letters=wave.letter_round)
    assert started == [4, 6]


@pytest.mark.parametrize("after", [0, 15])
def test_a_reminder_lies_between_today_and_the_closing(cast, wave, after):
    with pytest.raises(Refusal, match="reminder_outside"):
        set_reminders(by=cast.anna, wave=wave, days=[today() + timedelta(days=after)])
