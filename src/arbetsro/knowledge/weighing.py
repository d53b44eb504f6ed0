"""Weights of a recommendation as a person writes them."""

import math
from collections.abc import Iterator, Mapping

from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.knowledge.recommend import HEAVIEST, Weights, criteria


def read_weights(given: Mapping[str, str], *, file: str = "weights") -> Weights:
    """The weights that are written by criterion, with a point or a comma before decimals.

    Raises:
        ContentError: There is no such criterion, or the weight is not from 0 to ``HEAVIEST``.
    """
    weights = {key: _number(text) for key, text in given.items()}
    if faults := list(_faults(weights, given, file)):
        raise ContentError(faults)
    return weights


def _number(text: str) -> float:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return math.nan


def _faults(weights: Weights, given: Mapping[str, str], file: str) -> Iterator[ContentFault]:
    for key, weight in weights.items():
        if key not in criteria():
            known = ", ".join(criteria())
            yield ContentFault("unknown_word", file, key, {"given": key, "known": known})
        elif not 0 <= weight <= HEAVIEST:
            values = {"given": given[key], "highest": round(HEAVIEST)}
            yield ContentFault("wrong_weight", file, key, values)
