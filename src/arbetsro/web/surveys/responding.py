"""How many have answered, as far as that may be told while a wave is open."""

from arbetsro.web.surveys.models import Wave

#: The share is told in steps of so many percent, and of as many people as the threshold, so that
#: nobody sees single answers come in.
_STEP = 5


def responded(wave: Wave) -> int | None:
    """The share who have answered, in percent; nothing until as many have as the threshold."""
    answered = wave.invitations.filter(has_answered=True).count()
    invited = wave.invitations.count()
    if answered < wave.threshold or not invited:
        return None
    # Where few are invited a step of five percent is one person.
    told = answered - answered % wave.threshold
    return _STEP * round(100 * told / invited / _STEP)
