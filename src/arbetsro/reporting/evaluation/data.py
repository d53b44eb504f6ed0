"""The results of an evaluation as plain data, for JSON. ``evaluation.schema.json`` says its form.

The form is that of ``arbetsro.evaluation.results``: shares lie between 0 and 1, and what is
missing or hidden is null.
"""

import dataclasses
import inspect
import re
import typing
from types import NoneType, UnionType
from typing import Any

from arbetsro import __version__
from arbetsro.evaluation.results import Evaluation

#: Changes only when a reader would have to change.
FORMAT = 1

_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}


def as_data(found: Evaluation) -> dict[str, Any]:
    """The evaluation as plain data."""
    return {"format": FORMAT, "version": __version__, **_plain(found)}


def schema() -> dict[str, Any]:
    """The JSON schema of the data, made from the declarations of the results."""
    kinds: dict[str, Any] = {}
    whole = _of_class(Evaluation, kinds)
    properties = {"format": {"const": FORMAT}, "version": {"type": "string"}, **whole["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Evaluation of the counselling service",
        **whole,
        "properties": properties,
        "required": list(properties),
        "$defs": dict(sorted(kinds.items())),
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever results hold
    if dataclasses.is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _of(kind: Any, kinds: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _of(inner[0], kinds)}
    if origin in {UnionType, typing.Union}:
        some = [_of(one, kinds) for one in inner if one is not NoneType]
        return {"anyOf": [*some, {"type": "null"}]}
    if dataclasses.is_dataclass(kind):
        name = kind.__name__  # type: ignore[union-attr]
        if name not in kinds:
            kinds[name] = {}
            kinds[name] = _of_class(kind, kinds)
        return {"$ref": f"#/$defs/{name}"}
    return {"type": _SIMPLE[kind]}


def _of_class(kind: Any, kinds: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    hints = typing.get_type_hints(kind)
    told = _told(kind.__doc__ or "")
    properties = {
        one.name: _of(hints[one.name], kinds)
        | ({"description": told[one.name]} if one.name in told else {})
        for one in dataclasses.fields(kind)
    }
    return {
        "type": "object",
        "description": told[""],
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _told(docstring: str) -> dict[str, str]:
    """What a docstring says of the whole, under the empty name, and of each attribute."""
    opening, _, listed = inspect.cleandoc(docstring).partition("Attributes:")
    told, names = {"": " ".join(opening.split())}, [""]
    for line in listed.splitlines():
        name, colon, rest = line.strip().partition(":")
        if re.match(" {4}[a-z]", line) and colon:
            names, line = [one.strip() for one in name.split(",")], rest
        if line.strip() and names != [""]:
            for one in names:
                told[one] = f"{told.get(one, '')} {line.strip()}".strip()
    return told
