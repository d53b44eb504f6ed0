"""Reference values, cost categories, messages and the JSON form, read from their declarations."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from docutils import nodes
from parts import Content, link_to_row, paragraph, section, table
from sphinx.util.docutils import SphinxDirective

from arbetsro.economics.declared import (
    ReferenceValue,
    cost_groups,
    reference_values,
    rows_by_code,
)
from arbetsro.language import Writer
from arbetsro.language.catalogue import catalogue

_ENGLISH = Writer("en")
#: Messages that other messages are put together of.
_PIECES = ("place_", "severity_", "suggestion", "references")
_COVERED = {"yes": "counted", "partly": "counted in part", "no": "not counted"}


class References(SphinxDirective):
    """``{references}`` lists the reference values under the rows that they may stand in for."""

    def run(self) -> list[nodes.Node]:
        """A section a row, and one for comparison only."""
        by_row: dict[tuple[str, ...], list[ReferenceValue]] = {}
        for one in reference_values().values():
            by_row.setdefault(one.rows, []).append(one)
        comparison = by_row.pop((), [])
        found = [_values(rows, values) for rows, values in by_row.items()]
        heading = "For comparison only"
        return [*found, section("comparison", heading, _table(comparison))]


def _values(rows: tuple[str, ...], values: list[ReferenceValue]) -> nodes.section:
    row = rows_by_code()[rows[0]]
    title = f"{', '.join(rows)}: {row.label.en}"
    links = [part for code in rows for part in ("Row ", link_to_row(code), ". ")]
    return section(f"reference-{'-'.join(rows)}", title, paragraph(links), _table(values))


def _table(values: list[ReferenceValue]) -> nodes.table:
    rows = [
        (
            _value(one),
            [f"{one.label.en}. {one.population.en}, {one.year}. ", nodes.literal(text=one.id)],
            [f"{one.note.en} " if one.note else "", f"{one.citation} ({one.found_in})."],
        )
        for one in values
    ]
    return table(("Value", "What and whom", "Beware, and source"), rows, (12, 38, 50))


def _value(one: ReferenceValue) -> str:
    unit = rows_by_code()[one.rows[0]].unit if one.rows else "share"
    value = _ENGLISH.value(one.value, unit)
    if one.low is None or one.high is None:
        return value
    return f"{value} ({_ENGLISH.value(one.low, unit)}–{_ENGLISH.value(one.high, unit)})"


class CostCategories(SphinxDirective):
    """``{cost-categories}`` lists what a work environment can cost, and what is counted."""

    def run(self) -> list[nodes.Node]:
        """A section a group."""
        found: list[nodes.Node] = []
        for group in cost_groups():
            rows = [
                (cost.label.en, _COVERED[cost.covered], _rows(cost.by), _module(cost.module))
                for cost in group.costs
            ]
            heads = ("Cost", "In sheets C to J", "Row", "Part of sheet K")
            body = table(heads, rows, (50, 20, 15, 15))
            found.append(section(f"cost-{group.key}", group.label.en, body))
        return found


def _rows(codes: tuple[str, ...]) -> Content:
    return [part for code in codes for part in (link_to_row(code), " ")] or "–"


def _module(module: str | None) -> str:
    return f"`{module}`" if module else "–"


class Messages(SphinxDirective):
    """``{messages}`` lists the sentences that a case can get in answer, by code."""

    def run(self) -> list[nodes.Node]:
        """A table."""
        rows = [
            (f"`{name}`", text.en)
            for name, text in catalogue("faults").items()
            if not name.startswith(_PIECES)
        ]
        return [table(("Code", "Sentence"), rows, (25, 75))]


class Schema(SphinxDirective):
    """``{schema}`` shows the form of the JSON result, or of that in ``PACKAGE FILE``."""

    optional_arguments = 2

    def run(self) -> list[nodes.Node]:
        """The top of the document, then each of its parts."""
        package, name = self.arguments or ("arbetsro.economics", "analysis.schema.json")
        schema = json.loads((files(package) / name).read_text("utf-8"))
        found: list[nodes.Node] = [_properties(schema)]
        for name, part in schema["$defs"].items():
            body = (paragraph(part["description"]), _properties(part))
            found.append(section(f"json-{name}", name, *body))
        return found


def _properties(schema: dict[str, Any]) -> nodes.table:
    return table(("Key", "Kind", "Meaning"), _flat(schema, ""), (25, 15, 60))


def _flat(schema: dict[str, Any], prefix: str) -> Iterator[tuple[str, str, str]]:
    for name, part in schema["properties"].items():
        path = f"{prefix}{name}"
        yield f"`{path}`", _kind(part), part.get("description", "")
        items = part.get("items", {})
        if "properties" in part:
            yield from _flat(part, f"{path}.")
        elif "properties" in items:
            yield from _flat(items, f"{path}[].")


def _kind(part: dict[str, Any]) -> str:
    if "$ref" in part:
        return part["$ref"].rsplit("/", 1)[-1]
    if "anyOf" in part:
        return " or ".join(_kind(one) for one in part["anyOf"])
    if "const" in part:
        return json.dumps(part["const"])
    if "enum" in part:
        return "one of " + ", ".join(part["enum"])
    kind = part.get("type", "any")
    text = kind if isinstance(kind, str) else " or ".join(kind)
    return f"{text} of {_kind(part['items'])}" if "items" in part else text
