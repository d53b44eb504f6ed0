"""Changes to what a wave asks. Each makes a new plan of the one that there is."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from arbetsro.instruments.instrument import instrument as built_in
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.surveys.actions.planning import Edit

Plan = Mapping[str, Any]
#: The kinds of questions that an organisation words itself: how many there may be, and how their
#: keys begin.
OWN_KINDS = {"own": (15, "own"), "background": (3, "b"), "texts": (2, "t")}
MOST_CHOICES = 6


def choose_instrument(key: str, form: str = "", modules: Sequence[str] = ()) -> Edit:
    """Asks an instrument in a form; once more with another form says it anew."""
    try:
        known = built_in(key)
    except KeyError:
        raise Refusal("surveys.no_such_instrument") from None
    chosen: dict[str, object] = {"id": key}
    if any(one.key == form for one in known.forms):
        chosen["form"] = form
    if added := [one.key for one in known.sections if one.is_module and one.key in modules]:
        chosen["modules"] = added

    def edit(plan: Plan) -> dict[str, Any]:
        kept = list(plan.get("instruments", ()))
        place = next((i for i, one in enumerate(kept) if one["id"] == key), len(kept))
        return {**plan, "instruments": [*kept[:place], chosen, *kept[place + 1 :]]}

    return edit


def drop_instrument(key: str) -> Edit:
    """Asks an instrument no more."""

    def edit(plan: Plan) -> dict[str, Any]:
        kept = [one for one in plan.get("instruments", ()) if one["id"] != key]
        return {**plan, "instruments": kept}

    return edit


def put_question(kind: str, content: Mapping[str, object], key: str = "") -> Edit:
    """Adds a question of one's own, or words the one with this key anew.

    A question that is asked in other words is another question, with a key of its own: it is not
    compared with what was answered to the first in an earlier wave.
    """
    most, start = OWN_KINDS[kind]

    def edit(plan: Plan) -> dict[str, Any]:
        kept = list(plan.get(kind, ()))
        place = next((i for i, one in enumerate(kept) if one["key"] == key), len(kept))
        if key and place == len(kept):
            raise Refusal("surveys.no_such_question")
        if place >= most:
            raise Refusal(f"surveys.too_many_{kind}", most=most)
        is_same = bool(key) and _asked(kept[place]) == _asked(content)
        made = {"key": key if is_same else f"{start}{secrets.token_hex(4)}", **content}
        return {**plan, kind: [*kept[:place], made, *kept[place + 1 :]]}

    return edit


def drop_question(kind: str, key: str) -> Edit:
    """Asks a question of one's own no more."""

    def edit(plan: Plan) -> dict[str, Any]:
        return {**plan, kind: [one for one in plan.get(kind, ()) if one["key"] != key]}

    return edit


def question_of(plan: Plan, kind: str, key: str) -> Mapping[str, Any] | None:
    """A question of one's own as it is worded."""
    return next((one for one in plan.get(kind, ()) if one["key"] == key), None)


def _asked(question: Plan) -> tuple[object, ...]:
    """What makes a question the same as before: its first words and what it is answered with."""
    choices = tuple(one.get("sv") for one in question.get("choices", ()))
    return (question["text"].get("sv"), question.get("scale"), question.get("high"), choices)
