"""What of the overview waits for somebody."""

from collections.abc import Iterator

from arbetsro.web.access.standing import Standing
from arbetsro.web.frame.waiting import Waiting
from arbetsro.web.oversight.conditions_waiting import conditions_waiting_for
from arbetsro.web.oversight.years_waiting import years_waiting_for


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """The years that a person is to follow up or to sign, and what they are to tell of managers."""
    yield from years_waiting_for(standing)
    yield from conditions_waiting_for(standing)
