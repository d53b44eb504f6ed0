"""What results are worked out of: an answer, a score, or whether a limit is passed."""

from dataclasses import dataclass
from typing import Literal

from arbetsro.language import Text

Kind = Literal["item", "score", "share"]
#: What a higher value means. ``none`` where neither end is good, as for a choice among names.
Direction = Literal["high_is_good", "high_is_bad", "none"]


@dataclass(frozen=True, slots=True)
class Variable:
    """A column of a frozen wave, and so of what is published.

    Attributes:
        key: The name of its column: letters, digits and low lines. An item of an instrument is
            ``q_<instrument>_<number>``, an own question ``o_<key>``, a score
            ``s_<instrument>_<scale>``, and a share ``h_<instrument>_<scale>``.
        kind: An answer, a score that is worked out of answers, or 1 where a score is at or over a
            limit and 0 where it is not.
        label: What it is called where results are shown.
        values: Every value that an item may have, in order; (0, 1) for a share; none for a score.
        value_labels: What each value is called; as many as there are values.
        lowest, highest: The ends of the scale.
        direction: What a higher value means.
        part_of: The score that an item goes into, else blank.
        side: Whether it is a demand, a resource, an outcome (as stress and energy), a grave item or
            something else.
        factor: The factor of the knowledge base that it is about, else blank.
        source: Where a limit or a scoring rule stands.
    """

    key: str
    kind: Kind
    label: Text
    values: tuple[int, ...] = ()
    value_labels: tuple[Text, ...] = ()
    lowest: float = 0.0
    highest: float = 1.0
    direction: Direction = "none"
    part_of: str = ""
    side: Literal["demand", "resource", "outcome", "grave", "other"] = "other"
    factor: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """A question about the one who answers, by which the whole may be divided.

    Attributes:
        key: The name of its column: ``b_<key>``.
        label: What is asked.
        values: The answers that there are, in order.
        value_labels: What each is called.
    """

    key: str
    label: Text
    values: tuple[int, ...]
    value_labels: tuple[Text, ...]
