"""Whether those who ask are ready to act on the answers."""

from arbetsro.surveys.form import Form
from arbetsro.surveys.readiness import Readiness, readiness
from arbetsro.web.surveys.models import Wave


def readiness_of(wave: Wave, form: Form) -> Readiness:
    """What is missing before a wave may be opened, and what stops it."""
    return readiness(wave.readiness, screens=form.screens)
