"""The score of the self-rating in an application."""

from collections.abc import Mapping
from typing import Any

from arbetsro.instruments.instrument import Instrument, instrument
from arbetsro.instruments.scoring import Score, score

#: The self-rating that applications hold.
INSTRUMENT = "smbm-12"


def rating() -> Instrument:
    """How the self-rating is built, with its limits and what they are worth."""
    return instrument(INSTRUMENT)


def score_of(content: Mapping[str, Any]) -> Score:
    """The score of an application's answers; what was left out stays left out."""
    answers: dict[int, int | None] = {
        int(item): value for item, value in content.get("items", {}).items()
    }
    return score(rating(), answers)
