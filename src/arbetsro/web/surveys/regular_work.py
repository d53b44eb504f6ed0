"""What the worker does regularly for surveys."""

from contextlib import suppress

from arbetsro.web.answers.freezing import delete_sheets, with_sheets
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.regular import regular
from arbetsro.web.surveys.actions.closing import close_wave
from arbetsro.web.surveys.actions.reminding import send_letters
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.pages import page_of
from arbetsro.web.surveys.texts import forget_published, forget_unread

regular("surveys.forgetting_texts")(forget_published)
regular("surveys.forgetting_unread_texts")(forget_unread)


@regular("surveys.forgetting_sheets")
def forget_ended() -> None:
    """Deletes what is left of waves that were called off or that too few have answered.

    They are deleted as that is done; but the power may be cut, and a sheet may come in just then.
    """
    ended = Wave.objects.filter(state__in=(Wave.State.CANCELLED, Wave.State.UNTOLD))
    for key in with_sheets(ended.values_list("answers_key", flat=True)):
        delete_sheets(key)


@regular("surveys.closing")
def close_what_has_ended() -> None:
    """Closes waves whose last day has passed."""
    ended = Wave.objects.filter(state=Wave.State.OPEN, closes_on__lt=today())
    for wave in ended.select_related("unit__organisation"):
        with suppress(Refusal):  # somebody was faster
            close_wave(by=None, wave=wave, back_to=page_of(wave))


@regular("surveys.reminding")
def remind_on_chosen_days() -> int:
    """Sends reminders whose day has come; how many waves. A day that was missed is made up for."""
    started = 0
    running = Wave.objects.filter(state=Wave.State.OPEN, closes_on__gte=today())
    for wave in running.select_related("unit__organisation", "created_by"):
        if _is_due(wave):
            with suppress(Refusal):  # somebody was faster, or everybody has answered
                send_letters(by=None, wave=wave, back_to=page_of(wave))
                started += 1
    return started


def _is_due(wave: Wave) -> bool:
    """Whether a chosen day has come on or after which no letters have gone out."""
    last = wave.letters_on.isoformat() if wave.letters_on else ""
    return any(last < day <= today().isoformat() for day in wave.reminders)
