"""Questions by e-mail: they are sent, answered without a name, and closed."""

import secrets
from collections.abc import Iterable, Mapping, Sequence

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from arbetsro.language import known
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.accounts.actions.invitations import hash_of
from arbetsro.web.accounts.letters import absolute, worded_letter
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.investigating import locked_open
from arbetsro.web.investigations.models import Asking, Investigation, Letter, Question, Reply

#: More questions than this and people stop halfway.
MOST_QUESTIONS = 12
#: As many letters as are sent while somebody waits.
MOST_LETTERS = 300


@action("questions.sent")
def send_questions(
    *, by: Person, investigation: Investigation, questions: Sequence[str], addresses: Iterable[str]
) -> Asking:
    """Sends the questions, each address its own key. Only a print of the key is kept.

    The letters go out once all is kept; an ``OSError`` then means that they did not.

    Raises:
        Refusal: They have been sent, there are no questions, too few are asked for any reply to be
            shown, too many, or the investigation is closed.
    """
    open_one = locked_open(investigation)
    asked = list(dict.fromkeys(one.strip().lower() for one in addresses if one.strip()))
    _check(open_one, questions, asked)
    for place, text in enumerate(questions):
        Question.objects.create(investigation=open_one, place=place, text=text)
    asking = Asking.objects.create(
        investigation=open_one, sent_by=by, sent_at=now(), asked=len(asked)
    )
    people = {one.email: one for one in Person.objects.filter(email__in=asked)}
    letters = [
        Letter(investigation=open_one, person=people.get(email), email=email, sent_at=now())
        for email in asked
    ]
    _send(letters, "letters.letter_questions")
    record("questions.sent", by=by, target=asking, asked=len(asked), questions=len(questions))
    return asking


def _check(investigation: Investigation, questions: Sequence[str], asked: Sequence[str]) -> None:
    if Asking.objects.filter(investigation=investigation).exists():
        raise Refusal("letters.sent_already")
    if not questions:
        raise Refusal("letters.no_questions", field="own")
    if len(questions) > MOST_QUESTIONS:
        raise Refusal("letters.too_many_questions", field="own", most=MOST_QUESTIONS)
    if len(asked) < SMALLEST_GROUP:
        raise Refusal("letters.too_few_asked", field="addresses", least=SMALLEST_GROUP)
    if len(asked) > MOST_LETTERS:
        raise Refusal("letters.too_many_asked", field="addresses", most=MOST_LETTERS)


@action("questions.reminded")
def remind_of_questions(*, by: Person, asking: Asking) -> None:
    """Sends a new key to those who have not answered; the key of their first letter is void.

    Nobody is told how many they are.

    Raises:
        Refusal: The questions are closed, or they were reminded today.
    """
    found = _locked(asking)
    if not found.is_open:
        raise Refusal("letters.closed_already")
    if found.reminded_at and timezone.localdate(found.reminded_at) >= today():
        raise Refusal("letters.reminded_today")
    found.reminded_at = now()
    found.save(update_fields=["reminded_at"])
    waiting = Letter.objects.filter(investigation=found.pk, is_answered=False)
    _send(list(waiting.select_related("person")), "letters.letter_reminder")
    record("questions.reminded", by=by, target=found)


@action("questions.closed")
def close_questions(*, by: Person | None, asking: Asking) -> Asking:
    """Takes no more replies. The letters go: who was asked and who answered is known no more.

    Raises:
        Refusal: They are closed already.
    """
    found = _locked(asking)
    if found.closed_at:
        raise Refusal("letters.closed_already")
    letters = Letter.objects.filter(investigation=found.pk)
    found.answered = letters.filter(is_answered=True).count()
    found.closed_at = now()
    found.save(update_fields=["answered", "closed_at"])
    letters.delete()
    record("questions.closed", by=by, target=found)
    return found


@transaction.atomic
def give_reply(*, letter: Letter, answers: Mapping[int, str]) -> bool:
    """Keeps what somebody answered, once; whether it was kept now.

    It leaves no event, since an event has a time. The replies to a question are shuffled as each
    comes in, so that not even the order of the rows in the database tells who came when.

    Args:
        letter: The letter whose key was used.
        answers: What was written, by the key of the question.

    Raises:
        Refusal: The questions are closed, or nothing was written.
    """
    asking = _locked(Asking(pk=letter.investigation_id))
    written = {key: text.strip() for key, text in answers.items() if text.strip()}
    if Letter.objects.filter(pk=letter.pk, is_answered=True).exists():
        return False
    if not asking.is_open:
        raise Refusal("letters.closed")
    if not written:
        raise Refusal("letters.nothing_written")
    Letter.objects.filter(pk=letter.pk).update(is_answered=True)
    for question in Question.objects.filter(investigation=asking.pk, pk__in=written):
        _shuffle_in(question, written[question.pk])
    return True


def _shuffle_in(question: Question, text: str) -> None:
    """Puts a reply at a place among the others that is drawn by lot; what stood there goes last."""
    there = list(question.replies.values_list("pk", "text"))
    place = secrets.randbelow(len(there) + 1)
    if place < len(there):
        key, moved = there[place]
        Reply.objects.filter(pk=key).update(text=text)
        text = moved
    Reply.objects.create(question=question, text=text)


def _locked(asking: Asking) -> Asking:
    found = Asking.objects.select_for_update(of=("self",))
    return found.select_related("investigation__unit__organisation").get(pk=asking.pk)


def _send(letters: Sequence[Letter], key: str) -> None:
    """Gives each letter a new key, and sends them all once the change is kept."""
    messages = []
    for letter in letters:
        token = secrets.token_urlsafe(32)
        letter.token_hash = hash_of(token)
        letter.save()
        messages.append(_message(letter, key, token))
    transaction.on_commit(lambda: get_connection().send_messages(messages))


def _message(letter: Letter, key: str, token: str) -> EmailMessage:
    investigation = letter.investigation
    otherwise = known(investigation.language) or "sv"
    reader = letter.person or Person(email=letter.email, language=otherwise)
    return worded_letter(
        reader,
        key,
        organisation=investigation.organisation.name,
        link=absolute(reverse("meeting:questions", args=[token])),
    )
