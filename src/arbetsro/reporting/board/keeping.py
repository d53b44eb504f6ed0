"""A pack as plain JSON, and back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from arbetsro.reporting.board.pack import Pack


def as_json(value: Any) -> Any:  # noqa: ANN401 - whatever a pack holds
    """The same in what JSON has: days as ``2026-11-22``, tuples as lists."""
    if is_dataclass(value):
        return {one.name: as_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def read_pack(content: Mapping[str, Any]) -> Pack:
    """A pack as it was kept.

    Raises:
        KeyError: Something that a pack holds is not there.
        ValueError: A day is none.
    """
    pack: Pack = _read(Pack, content)
    return pack


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - whatever a pack holds
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in value)
    if get_origin(kind) is UnionType:
        inner = next(one for one in get_args(kind) if one is not NoneType)
        return None if value is None else _read(inner, value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{one.name: _read(hints[one.name], value[one.name]) for one in fields(kind)})  # type: ignore[operator]
    return date.fromisoformat(value) if kind is date else value
