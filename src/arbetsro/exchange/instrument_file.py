"""An instrument as the file that ``read_instrument`` reads."""

from collections.abc import Mapping
from typing import Any

import tomlkit

from arbetsro.instruments.parts import (
    AnswerScale,
    Heading,
    Item,
    Subscale,
    Threshold,
)
from arbetsro.instruments.structure import Instrument
from arbetsro.language import LANGUAGES, Text

Table = dict[str, Any]


def as_toml(of: Instrument) -> str:
    """The whole instrument, so that reading it gives an equal one."""
    return tomlkit.dumps(_table(of))


def _table(of: Instrument) -> Table:
    about = of.about
    first = next(iter(of.answer_scales))
    made: Table = _written(
        {
            "id": of.id,
            "version": of.version,
            "source": about.source,
            "verified": about.verified,
            "languages": list(about.languages),
            "screens": about.screens,
            "is_validated": of.is_validated,
            "label": about.label,
            "recall": about.recall,
            "note": about.note,
            "validity": about.validity,
            "licence": _fields(of.licence, "holder", "may_show_items", "about", "verified"),
            "missing": _fields(of.missing, "least_answered_percent", "is_our_own", "about"),
            "form": [_fields(one, "key", "label") for one in of.forms],
            "section": [_section(one) for one in of.sections],
            "answer_scale": [_answers(one) for one in of.answer_scales.values()],
            "item": [_item(one, first) for one in of.items],
            "subscale": [_scale(one) for one in of.scales],
            "threshold": [_threshold(one) for one in of.thresholds],
        }
    )
    return made


def _section(of: Heading) -> Table:
    return _fields(of, "key", "label", "intro") | ({"module": True} if of.is_module else {})


def _answers(of: AnswerScale) -> Table:
    values = [{"value": value, "label": label} for value, label in of.labels.items()]
    return _fields(of, "key", "lowest", "highest") | {"value": values}


def _item(of: Item, first: str) -> Table:
    made = _fields(of, "number", "key", "section", "text", "side", "factor", "direction")
    made |= {"scale": of.scale} if of.scale != first else {}
    made |= {"reversed": True} if of.is_reversed else {}
    made |= {"forms": list(of.forms)} if of.forms else {}
    return made | ({"grave": True} if of.is_grave else {})


def _scale(of: Subscale) -> Table:
    parts = {"of": list(of.of)} if of.of else {"items": list(of.items)}
    return (
        _fields(of, "key") | parts
        | _fields(of, "label", "direction", "side", "factor", "method", "verified")
    )  # fmt: skip


def _threshold(of: Threshold) -> Table:
    return _fields(
        of, "scale", "value", "direction", "label", "is_validated", "validated_for", "source",
        "verified",
    )  # fmt: skip


def _fields(of: object, *names: str) -> Table:
    """Some of what a thing holds, without what is blank."""
    return {name: getattr(of, name) for name in names if getattr(of, name) not in ("", None)}


def _written(value: Any) -> Any:  # noqa: ANN401 - whatever a table may hold
    """A value as TOML has it: texts on a line each, nothing that is not there."""
    if isinstance(value, Text):
        line = tomlkit.inline_table()
        line.update({one: value.in_(one) for one in LANGUAGES})
        return line
    if isinstance(value, Mapping):
        return {key: _written(one) for key, one in value.items() if one not in (None, [])}
    if isinstance(value, list):
        return [_written(one) for one in value]
    return value
