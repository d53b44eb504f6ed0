"""Reads declared sheets and tells every fault in them at once."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Any, get_args

from arbetsro.language import Text
from arbetsro.worksheets.formula import Total, names, parse
from arbetsro.worksheets.rows import LEVELS, Blank, Level, Row, Sheet, Unit

_KEYS = {
    "code", "name", "section", "level", "unit", "label", "help", "where", "source", "formula",
    "carried_from", "may_be_typed", "blank", "partner", "column", "bounds", "typical", "default",
    "default_source", "module", "tag", "printed",
}  # fmt: skip
_TAGGED = re.compile(r"\btagged\((\w+)\)")


class DeclarationError(ValueError):
    """Declared sheets that do not hold together; ``faults`` names every reason."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def read_sheets(folder: Traversable, modules: Iterable[str] = ()) -> tuple[Sheet, ...]:
    """The sheets declared in the folder's TOML files, in the order of their letters.

    Args:
        folder: Where the files are.
        modules: The parts beyond the published scope that are asked for; rows of other parts
            are left out.

    Raises:
        DeclarationError: The files do not declare sheets that hold together.
    """
    sources = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name
    )
    tables = {f.name: tomllib.loads(f.read_text("utf-8")) for f in sources}
    wanted = frozenset(modules)
    tags = _tags(tables.values(), wanted)
    faults: list[str] = []
    sheets = tuple(_sheet(name, table, tags, wanted, faults) for name, table in tables.items())
    faults += _faults_between(sheets)
    if faults:
        raise DeclarationError(faults)
    return tuple(sheet for sheet in sheets if sheet.rows)


def _tags(tables: Iterable[Mapping[str, Any]], modules: frozenset[str]) -> dict[str, list[str]]:
    """The names of the rows that carry each tag, of the parts that are asked for."""
    tags: dict[str, list[str]] = {}
    for table in tables:
        for row in table.get("row", []):
            if "tag" in row and _asked_for(row, modules):
                tags.setdefault(row["tag"], []).append(row["name"])
    return tags


def _asked_for(row: Mapping[str, Any], modules: frozenset[str]) -> bool:
    """Whether a row's part is asked for; ``any`` stands for whichever part."""
    module = row.get("module")
    return module is None or module in modules or (module == "any" and bool(modules))


def _sheet(
    file: str,
    table: Mapping[str, Any],
    tags: Mapping[str, list[str]],
    modules: frozenset[str],
    faults: list[str],
) -> Sheet:
    head = table["sheet"]
    rows = []
    for declared in table.get("row", []):
        if not _asked_for(declared, modules):
            continue
        try:
            rows.append(_row(declared, head["letter"], tags))
        except (KeyError, TypeError, ValueError) as error:
            faults.append(f"{file}: row {declared.get('code', '?')}: {error}")

    def text(key: str, content: Mapping[str, str]) -> Text:
        try:
            return Text.read(content)
        except ValueError as error:
            faults.append(f"{file}: {key}: {error}")
            return Text(sv=key, en=key, da=key)

    return Sheet(
        letter=head["letter"],
        title=text("title", head.get("title", {})),
        purpose=text("purpose", head.get("purpose", {})),
        source=head.get("source", ""),
        sections={key: text(key, one) for key, one in table.get("section", {}).items()},
        rows=tuple(rows),
    )


def _row(declared: Mapping[str, Any], letter: str, tags: Mapping[str, list[str]]) -> Row:
    unknown = set(declared) - _KEYS
    if unknown:
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    _one_of("unit", declared["unit"], get_args(Unit))
    _one_of("blank", declared.get("blank", "missing"), get_args(Blank))
    _one_of("level", declared.get("level", "book"), LEVELS)
    given = dict(declared)
    for key in ("label", "help", "where"):
        if key in given:
            given[key] = Text.read(given[key])
    for key in ("bounds", "typical"):
        if key in given:
            low, high = given[key]
            given[key] = (float(low), float(high))
    if "formula" in given:
        given["formula"] = parse(_TAGGED.sub(lambda m: _spelled_out(tags, m[1]), given["formula"]))
    carried = given.get("carried_from", ())
    given["carried_from"] = (carried,) if isinstance(carried, str) else tuple(carried)
    return Row(**{"sheet": letter, "section": "", "level": "book", **given})


def _spelled_out(tags: Mapping[str, list[str]], tag: str) -> str:
    return f"({' + '.join(tags[tag])})" if tags.get(tag) else "0"


def _one_of(key: str, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise ValueError(f"{key} is {value!r}, not one of {', '.join(allowed)}")


def _faults_between(sheets: tuple[Sheet, ...]) -> list[str]:
    """What only shows when all sheets are seen together."""
    rows = [row for sheet in sheets for row in sheet.rows]
    by_name = {row.name: row for row in rows}
    faults = [f"{sheet.letter}: no section {row.section!r} for {row.code}"
              for sheet in sheets for row in sheet.rows
              if row.section and row.section not in sheet.sections]  # fmt: skip
    for kind, keys in (
        ("name", [row.name for row in rows]),
        ("code", [f"{row.code} {row.column or ''}".strip() for row in rows]),
    ):
        faults += [
            f"{kind} {key} is declared twice" for key in {k for k in keys if keys.count(k) > 1}
        ]
    for row in rows:
        faults += _faults_of_references(row, by_name)
        if row.default is not None and not row.default_source:
            faults.append(f"{row.code}: a default needs its source")
        if row.formula is None and row.unit != "text" and not row.carried_from and not row.bounds:
            faults.append(f"{row.code}: an input needs bounds")
    return faults


def _faults_of_references(row: Row, by_name: Mapping[str, Row]) -> list[str]:
    used = [] if row.formula is None else list(names(row.formula))
    partner = [row.partner] if row.partner else []
    faults = [f"{row.code}: no row {name!r}" for name in (*used, *partner) if name not in by_name]
    inner = set() if row.formula is None else _totalled(row)
    for name in used:
        if (
            name in by_name
            and name not in inner
            and _depth(by_name[name].level) > _depth(row.level)
        ):
            faults.append(f"{row.code}: {name} stands on an inner level; use total({name})")
    if row.partner is not None and row.blank != "zero":
        faults.append(f"{row.code}: a partner only matters where a blank line is zero")
    return faults


def _totalled(row: Row) -> set[str]:
    def walk(node: object) -> Iterable[str]:
        if isinstance(node, Total):
            yield node.name
        for part in (getattr(node, "left", None), getattr(node, "right", None)):
            if part is not None:
                yield from walk(part)

    return set(walk(row.formula))


def _depth(level: Level) -> int:
    return LEVELS.index(level)
