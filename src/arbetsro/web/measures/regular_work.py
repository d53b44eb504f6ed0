"""What the worker does regularly for measures."""

from arbetsro.web.jobs.regular import regular
from arbetsro.web.measures.reminding import remind_everybody


@regular("measures.remind")
def remind() -> None:
    """Sends the day's reminders."""
    remind_everybody()
