"""Taking in what somebody has answered."""

from collections.abc import Mapping
from uuid import UUID

from django.db import connection

from arbetsro.surveys.form import FormError
from arbetsro.web.answers.putting_in import WaveIsFrozenError, is_in, put_in
from arbetsro.web.answers.sealing import TooLongError
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.codes import hash_of_code
from arbetsro.web.surveys.models import Invitation, Wave
from arbetsro.web.surveys.turns import alone_with

#: What is told of a fault that somebody can make who types; never what they answered.
_FAULTS = {"answer_too_long": "too_long"}


def take_in(*, code: str, key: UUID, answers: Mapping[str, object]) -> bool:
    """Keeps what somebody has answered, once; whether it was kept now.

    It leaves no event, since an event has a time. The sheet is kept before the code is used up: if
    the program dies in between, the device sends the same sheet again and it is found there.

    Args:
        code: The code of the invitation.
        key: What the device has called the sheet; a new number drawn by lot for each sheet.
        answers: By the key of the question. What is left out is left out.

    Raises:
        Refusal: There is no such code, it has been used, the wave is not open, nothing was
            answered, or an answer is none of those that there are.
    """
    with alone_with(hash_of_code(code)):
        invitation = _invitation(code)
        wave = invitation.wave.answers_key
        is_new = not is_in(wave, key)
        if is_new:
            if invitation.has_answered:
                raise Refusal("answering.code_is_used")
            _keep(wave, key, _content(invitation, answers))
        Invitation.objects.filter(pk=invitation.pk).update(has_answered=True)
        return is_new


def _invitation(code: str) -> Invitation:
    found = Invitation.objects.select_related("wave__unit__organisation", "place")
    if connection.in_atomic_block:
        found = found.select_for_update(of=("self",))
    invitation = found.filter(code_hash=hash_of_code(code)).first()
    if invitation is None:
        raise Refusal("answering.no_such_code", field="code")
    return invitation


def _keep(wave: UUID, key: UUID, content: Mapping[str, object]) -> None:
    try:
        put_in(wave, key, content)
    except WaveIsFrozenError:
        raise Refusal("answering.closed") from None
    except TooLongError:
        raise Refusal("answering.too_long") from None


def _content(invitation: Invitation, answers: Mapping[str, object]) -> dict[str, object]:
    wave = invitation.wave
    if wave.state == Wave.State.CANCELLED:
        raise Refusal("answering.cancelled")
    if wave.state != Wave.State.OPEN or invitation.place is None:
        raise Refusal("answering.closed" if wave.closed_at else "answering.not_open")
    try:
        checked = form_of(wave).checked(answers)
    except FormError as error:
        fault = error.faults[0]
        raise Refusal(f"answering.{_FAULTS.get(fault.code, 'not_an_answer')}") from error
    if not checked:
        raise Refusal("answering.nothing_answered")
    return {"place": invitation.place.unit_id, "answers": checked}
