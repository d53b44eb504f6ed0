"""How well the areas of a wave measure: figures of all answers together, for those who run it.

This is the one thing beside the publication that reads the frozen answers. It tells of everybody at
once and only where they are many, and it gives no figure of any part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from arbetsro.instruments.instrument import Instrument, Subscale
from arbetsro.language import Language
from arbetsro.statistics.estimate import TooFewError
from arbetsro.statistics.reliability import SMALL, Reliability, reliability
from arbetsro.surveys.instrument_questions import item_key
from arbetsro.web.answers.freezing import frozen_file
from arbetsro.web.surveys.reading import Told

#: With fewer sheets than this nothing is told: the figures would be uncertain, and near to people.
LEAST = SMALL


@dataclass(frozen=True, slots=True)
class Measured:
    """How well an area measures.

    Attributes:
        label: The area.
        items: What each of its questions is called.
        found: The figures; nothing where too few have answered all of its questions.
    """

    label: str
    items: tuple[str, ...]
    found: Reliability | None


def measured(told: Told, language: Language) -> list[Measured]:
    """The areas of two questions or more, in the order of the questions.

    Raises:
        TooFewError: Fewer than ``LEAST`` have answered in all.
        DamagedError: The frozen answers are not as they were.
        NoKeyError: None of the keys opens them.
    """
    answered = told.publication.answered
    if answered < LEAST:
        raise TooFewError(answered, LEAST)
    scales = [(of, one) for of in told.form.instruments for one in of.scales if len(one.items) > 1]
    columns = [item_key(of, of.by_number[n]) for of, scale in scales for n in scale.items]
    answers = _answers(told, list(dict.fromkeys(columns)))
    return [_measured(of, scale, answers, told, language) for of, scale in scales]


def _measured(
    of: Instrument,
    scale: Subscale,
    answers: dict[str, NDArray[np.float64]],
    told: Told,
    language: Language,
) -> Measured:
    labels = {one.key: one.label.in_(language) for one in told.variables}
    keys = [item_key(of, of.by_number[number]) for number in scale.items]
    ends = of.scale_of(scale.items[0])
    turned = np.column_stack(list(_turned(of, scale, answers)))
    try:
        found = reliability(turned, ends.lowest, ends.highest)
    except TooFewError:
        found = None
    # What is hidden of everybody, as where all have answered the same, is hidden here as well.
    shown = told.whole.cells if told.whole else {}
    is_told = found is not None and found.n >= LEAST and all(key in shown for key in keys)
    return Measured(
        scale.label.in_(language), tuple(labels[key] for key in keys), found if is_told else None
    )


def _turned(
    of: Instrument, scale: Subscale, answers: dict[str, NDArray[np.float64]]
) -> Iterator[NDArray[np.float64]]:
    """The answers to the questions of a scale, all turned the same way."""
    for number in scale.items:
        given, ends = answers[item_key(of, of.by_number[number])], of.scale_of(number)
        is_turned = of.by_number[number].is_reversed
        yield ends.lowest + ends.highest - given if is_turned else given


def _answers(told: Told, columns: list[str]) -> dict[str, NDArray[np.float64]]:
    import pyarrow.parquet as pq

    data = frozen_file(told.wave.answers_key)
    table = pq.read_table(BytesIO(data), columns=columns)
    return {
        key: table.column(key).to_numpy(zero_copy_only=False).astype(np.float64) for key in columns
    }
