"""The chains of causes in a form: every answer to "why?" is asked why again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from arbetsro.web.frame.plain import readable
from arbetsro.web.risks.actions.risks import MOST_CHAINS, MOST_STEPS

_NAME = re.compile(r"why-(\d{1,2})-(\d{1,2})", re.ASCII)
#: How many questions an empty chain begins with, so that one sees that there is more than one.
_AT_FIRST = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One "why?" of a chain, with its answer so far.

    Attributes:
        name: The name of the field.
        chain, step: Where it stands, counted from 1.
        answer: What has been answered.
        is_new: Whether it was asked for just now, and takes the focus.
    """

    name: str
    chain: int
    step: int
    answer: str
    is_new: bool = False


def answered(data: Mapping[str, str]) -> list[list[str]]:
    """The chains that were sent, without empty answers."""
    found: dict[int, dict[int, str]] = {}
    for name in data:
        if match := _NAME.fullmatch(name):
            text = " ".join(readable(data[name]).split())
            found.setdefault(int(match[1]), {})[int(match[2])] = text
    chains = ([text for _, text in sorted(found[one].items()) if text] for one in sorted(found))
    return [chain for chain in chains if chain]


def questions(chains: Sequence[Sequence[str]], more: str = "") -> list[list[Question]]:
    """The questions of the form.

    Args:
        chains: What has been answered.
        more: What was asked for: ``chain``, or the number of the chain that is to go on.
    """
    shown = [list(chain) for chain in chains] or [[]]
    if more == "chain" and len(shown) < MOST_CHAINS:
        shown.append([])
    return [_chain(number, chain, more, len(shown)) for number, chain in enumerate(shown, 1)]


def _chain(number: int, chain: list[str], more: str, last: int) -> list[Question]:
    is_asked = more == str(number) or (more == "chain" and number == last)
    room = len(chain) + 1 if chain else _AT_FIRST
    texts = [*chain, *[""] * (min(room, MOST_STEPS) - len(chain))]
    new = len(chain) if is_asked else -1
    return [
        Question(f"why-{number}-{step}", number, step, text, step - 1 == new)
        for step, text in enumerate(texts, 1)
    ]
