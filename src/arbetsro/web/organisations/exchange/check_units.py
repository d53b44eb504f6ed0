"""The rows of units against each other and against the tree there is."""

from collections.abc import Iterable, Iterator
from datetime import date

from arbetsro.web.organisations.exchange.cells import Change, Findings, Kind, UnitRow
from arbetsro.web.organisations.exchange.world import World, composed, key_of
from arbetsro.web.organisations.models import MAX_DEPTH, Unit


def check_units(rows: list[UnitRow], world: World, findings: Findings) -> list[Change[UnitRow]]:
    """What each row of units would do; what is wrong is noted."""
    rows = list(_first_of_each(rows, findings))
    known = world.units.keys() | {row.code for row in rows}
    for row in rows:
        _check_place(row, world, known, findings)
    changes = [_change(row, world) for row in rows]
    _check_tree(changes, _Tree(changes, world), findings)
    return [one for one in changes if not findings.is_faulty("units", one.row.number)]


def _first_of_each(rows: Iterable[UnitRow], findings: Findings) -> Iterator[UnitRow]:
    seen: dict[str, int] = {}
    for row in rows:
        if not row.code:
            continue
        if row.code in seen:
            findings.add("units", row.number, "code", "twice", value=row.code, first=seen[row.code])
        else:
            seen[row.code] = row.number
            yield row


def _check_place(row: UnitRow, world: World, known: set[str], findings: Findings) -> None:
    root = world.root
    if row.code.startswith("#") and row.code not in world.units:
        findings.add("units", row.number, "code", "unknown_number", value=row.code)
    if row.code == root:
        if row.parent_code:
            findings.add("units", row.number, "parent_code", "root_has_parent")
        if row.valid_to:
            findings.add("units", row.number, "valid_to", "root_stays_open")
    elif not row.parent_code:
        findings.add("units", row.number, "parent_code", "parent_missing", root=root)
    elif row.parent_code not in known:
        findings.add("units", row.number, "parent_code", "unknown_unit", value=row.parent_code)


def _change(row: UnitRow, world: World) -> Change[UnitRow]:
    unit = world.units.get(row.code)
    if unit is None:
        return Change("new", row)
    before = tuple(_differences(row, unit, world))
    ended = unit.valid_to is None and row.valid_to is not None
    kind: Kind = "unchanged" if not before else "ended" if ended else "changed"
    return Change(kind, row, unit.pk, before)


def _differences(row: UnitRow, unit: Unit, world: World) -> Iterator[tuple[str, str]]:
    if row.name != composed(unit.name):
        yield "name", unit.name
    parent = world.parents[row.code]
    if row.parent_code != parent:
        yield "parent_code", parent
    if row.valid_from not in {None, unit.valid_from}:
        yield "valid_from", str(unit.valid_from)
    if row.valid_to != unit.valid_to:
        yield "valid_to", str(unit.valid_to or "")


class _Tree:
    """The tree as it would be."""

    def __init__(self, changes: list[Change[UnitRow]], world: World) -> None:
        self.rows = {one.row.code: one.row for one in changes}
        self.touched = {one.row.code for one in changes if one.kind != "unchanged"}
        self.parents = world.parents | {code: row.parent_code for code, row in self.rows.items()}
        self.ends: dict[str, date | None] = {
            key: unit.valid_to for key, unit in world.units.items()
        }
        self.ends |= {code: row.valid_to for code, row in self.rows.items()}
        self.names = {key_of(unit): unit.name for unit in world.units.values()}
        self.names |= {code: row.name for code, row in self.rows.items()}

    def upwards(self, code: str) -> list[str]:
        """A unit and those above it, to the root or round a ring, and no further than is needed."""
        way = [code]
        while (parent := self.parents.get(way[-1], "")) and parent not in way:
            way.append(parent)
            if len(way) > MAX_DEPTH + 2:
                break
        return way

    def outlives_parent(self, code: str) -> bool:
        """Whether a unit would be open after the last day of the one above it."""
        last, own = self.ends.get(self.parents.get(code, "")), self.ends.get(code)
        return last is not None and (own is None or own > last)


def _check_tree(changes: list[Change[UnitRow]], tree: _Tree, findings: Findings) -> None:
    if not tree.touched:
        return
    for code in tree.parents:
        _check_way(code, tree, findings)
        parent = tree.parents[code]
        if tree.touched & {code, parent} and tree.outlives_parent(code):
            _tell_of_open(code, parent, tree, findings)


def _check_way(code: str, tree: _Tree, findings: Findings) -> None:
    way = tree.upwards(code)
    in_ring = tree.parents.get(way[-1], "") == code
    if in_ring and code in tree.rows:
        findings.add("units", tree.rows[code].number, "parent_code", "below_itself")
    elif len(way) - 1 > MAX_DEPTH:
        moved = next((one for one in way if one in tree.touched), None)
        if moved is not None:
            findings.add(
                "units", tree.rows[moved].number, "parent_code", "too_deep", most=MAX_DEPTH
            )


def _tell_of_open(code: str, parent: str, tree: _Tree, findings: Findings) -> None:
    if code in tree.rows:
        findings.add(
            "units", tree.rows[code].number, "valid_to", "parent_ends_before",
            value=parent, day=tree.ends[parent],
        )  # fmt: skip
    else:
        findings.add("units", tree.rows[parent].number, "valid_to", "units_open_below", value=code)
