"""What the worker does regularly for surveys."""

from contextlib import suppress

from django.urls import reverse

from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.regular import regular
from arbetsro.web.surveys.actions.closing import close_wave
from arbetsro.web.surveys.models import Wave


@regular("surveys.closing")
def close_what_has_ended() -> None:
    """Closes waves whose last day has passed."""
    ended = Wave.objects.filter(state=Wave.State.OPEN, closes_on__lt=today())
    for wave in ended.select_related("unit__organisation"):
        with suppress(Refusal):  # somebody was faster
            close_wave(by=None, wave=wave, back_to=page_of(wave))


def page_of(wave: Wave) -> str:
    """The page of a wave for those who run it."""
    return reverse("surveys:show", args=[wave.organisation.slug, wave.pk])
