"""How made-up staff answer: each is strained in their own way, and the same every time."""

import random
from collections.abc import Sequence

from arbetsro.surveys.form import Form
from arbetsro.surveys.variables import Variable

#: How much of an answer is the person and how much the question.
_PERSON, _QUESTION = 0.6, 0.9
_SKIPPED = 0.03
_GRAVE = 0.05
_WRITES = 0.15


class Staff:
    """People who answer a form.

    Args:
        form: What they are asked.
        said: What some of them write in their own words.
        seed: What the lots begin with.
    """

    def __init__(self, form: Form, said: Sequence[str], seed: int) -> None:
        self._form, self._said, self._lots = form, said, random.Random(seed)  # noqa: S311
        self._items = [one for one in form.variables if one.kind == "item"]

    def answers(self, strain: float) -> dict[str, int | str]:
        """What one of them answers, in a unit that is so much more strained than others."""
        lots = self._lots
        own = strain + lots.gauss(0, 1)
        found: dict[str, int | str] = {
            one.key: self._answer(one, own) for one in self._items if lots.random() > _SKIPPED
        }
        for question in self._form.background:
            found[question.key] = lots.choices([one.value for one in question.choices], [3, 7])[0]
        for question in self._form.texts:
            if lots.random() < _WRITES:
                found[question.key] = lots.choice(self._said)
        return found

    def _answer(self, item: Variable, own: float) -> int:
        lots, values = self._lots, item.values
        if item.side == "grave":
            return lots.choice(values[1:]) if lots.random() < _GRAVE + 0.02 * own else values[0]
        towards = 1 if item.direction == "high_is_bad" else -1
        middle = (len(values) - 1) / 2
        place = middle + towards * (_PERSON * own - 0.3) + lots.gauss(0, _QUESTION)
        return values[min(max(round(place), 0), len(values) - 1)]
