"""What the worker does regularly for investigations."""

from contextlib import suppress

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.letters import close_questions
from arbetsro.web.investigations.models import Asking, Investigation
from arbetsro.web.jobs.regular import regular


@regular("investigations.questions")
def close_questions_of_what_has_ended() -> None:
    """Closes questions whose investigation has ended, so that the addresses go as was promised."""
    open_ones = Asking.objects.filter(closed_at=None)
    for asking in open_ones.exclude(investigation__state=Investigation.State.OPEN):
        with suppress(Refusal):  # somebody was faster
            close_questions(by=None, asking=asking)
