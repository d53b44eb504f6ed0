"""What changes the state of surveys."""

from arbetsro.web.surveys.actions.answering import take_in
from arbetsro.web.surveys.actions.closing import (
    cancel_wave,
    close_wave,
    leave_untold,
    publish_again,
    publish_wave,
)
from arbetsro.web.surveys.actions.opening import open_wave

__all__ = [
    "cancel_wave",
    "close_wave",
    "leave_untold",
    "open_wave",
    "publish_again",
    "publish_wave",
    "take_in",
]
