"""Whether those who ask are ready to act on the answers."""

from datetime import date

from arbetsro.surveys.form import Form
from arbetsro.surveys.readiness import Readiness, readiness
from arbetsro.web.surveys.models import Wave


def readiness_of(wave: Wave, form: Form, closes_on: date | None = None) -> Readiness:
    """What is missing before a wave may be opened, and what stops it."""
    closing = closes_on or wave.closes_on
    return readiness(wave.readiness, screens=form.screens, closes_on=closing)
