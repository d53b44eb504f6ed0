"""Reads and writes case files (TOML). Reading tells everything that is wrong at once."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import tomlkit

from arbetsro.economics.case import (
    Activity,
    Alternative,
    Case,
    Entries,
    Entry,
    Intervention,
    Period,
    PlanFrame,
    Sampling,
    UseReference,
)
from arbetsro.economics.case_values import Values
from arbetsro.economics.faults import CaseError, Fault, Place
from arbetsro.economics.ranges import Range

#: No case comes near this size; a larger file is the wrong file.
LARGEST_FILE = 5_000_000
_SHEETS_OF_ROWS = ("C", "D", "E", "F", "J", "K")
_HEAD = re.compile(r"^\s*\[+(?:.*\.)?(?P<sheet>[A-K])\]|^\s*\[+.*")
_KEY = re.compile(r"^\s*(?P<key>[A-K]\d+)\s*=")
#: What the parser says when the same entry is there a second time.
_SIGNS_OF_TWICE = ("overwrite", "twice", "Duplicate", "immutable")
_SYNTAX = re.compile(
    r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$"
)


def read_case(path: Path) -> Case:
    """The case in a file.

    Raises:
        CaseError: The file cannot be read, or holds something else than a case. Its faults name
            everything that is wrong with the form of the file; ``check`` looks at the values.
    """
    return parse_case(_text(path))


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A pipe or a device may never end.
            raise CaseError([Fault("not_a_case")])
        if path.stat().st_size > LARGEST_FILE:
            size = path.stat().st_size / 1e6
            raise CaseError([Fault("file_too_large", values={"size": size})])
        content = path.read_bytes()
    except OSError as error:
        raise CaseError([_unreadable(error)]) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CaseError([Fault("file_not_utf8", values={"line": line})]) from error


def _unreadable(error: OSError) -> Fault:
    kinds = {FileNotFoundError: "file_not_found", IsADirectoryError: "file_is_a_folder"}
    return Fault(kinds.get(type(error), "file_unreadable"), values={"reason": error.strerror or ""})


def parse_case(text: str) -> Case:
    """The case in the text of a file.

    Raises:
        CaseError: The text does not hold a case.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError([_not_toml(error, text)]) from error
    except (RecursionError, ValueError) as error:
        # Brackets nested a thousand deep, or a number of thousands of digits.
        raise CaseError([Fault("not_a_case")]) from error
    values = Values(document)
    case = _case(values)
    if values.faults:
        raise CaseError(values.faults, case)
    return case


def _not_toml(error: tomllib.TOMLDecodeError, text: str) -> Fault:
    match = _SYNTAX.match(str(error))
    line = int(match["line"]) if match and match["line"] else 0
    column = int(match["column"]) if match and match["column"] else 0
    twice = any(sign in str(error) for sign in _SIGNS_OF_TWICE)
    code = "duplicated_key" if twice else ("not_toml" if line else "not_toml_at_end")
    if twice and not line:
        line = len(text.splitlines())
    place = _place_of_line(text.splitlines()[:line])
    return Fault(code, place, {"line": line, "column": column})


def _place_of_line(lines: list[str]) -> Place:
    """The sheet and row that the last of these lines seems to be about."""
    heads = [match for line in lines if (match := _HEAD.match(line))]
    sheet = heads[-1]["sheet"] if heads else None
    row = _KEY.match(lines[-1]) if lines else None
    return Place(sheet=sheet, row=row["key"] if row else None) if sheet else Place()


def _case(top: Values) -> Case:
    organisation = top.table("organisation")
    case = Case(
        language=top.text("language") or None,
        beyond=top.texts("beyond"),
        organisation=organisation.text("name", required=True),
        contact=organisation.text("contact"),
        period=_period(top, "period"),
        plan_period=_period(top, "plan_period"),
        A=_texts(top, "A"),
        rows=_rows(top),
        interventions=tuple(_intervention(table) for table in top.tables("intervention")),
        strained=_strained(top.table("strained")),
        plan=_plan(top.table("plan")),
        discount_rate=top.table("appraisal").number("discount_rate"),
        alternatives=tuple(_alternative(table) for table in top.tables("alternative")),
        sampling=_sampling(top.table("uncertainty")),
    )
    top.format(1)
    top.refuse_the_rest()
    return case


def _period(top: Values, key: str) -> Period | None:
    if not top.has(key):
        return None
    table = top.table(key)
    start, end = table.date("start"), table.date("end")
    return Period(start, end) if start and end else None


def _texts(parent: Values, sheet: str) -> Mapping[str, str]:
    table = parent.table(sheet, sheet=sheet)
    return {code: table.text(code) for code in table.codes("text")}


def _rows(top: Values) -> Entries:
    rows: dict[str, Entry] = {}
    for sheet in _SHEETS_OF_ROWS:
        rows |= _entries(top, sheet)
    return rows


def _entries(parent: Values, sheet: str) -> dict[str, Entry]:
    table = parent.table(sheet, sheet=sheet)
    found = {code: table.entry(code) for code in table.codes("number")}
    return {code: entry for code, entry in found.items() if entry is not None}


def _intervention(table: Values) -> Intervention:
    name = table.text("name", required=True)
    table.stands_in(intervention=name)
    activities = tuple(_activity(inner) for inner in table.tables("activity"))
    return Intervention(
        name,
        _texts(table, "B"),
        activities,
        entry=table.text("entry"),
        levels=table.words("levels", "level"),
        stages=table.words("stages", "stage"),
        factors=table.words("factors", "factor"),
    )


def _strained(table: Values) -> Mapping[str, str]:
    return {factor: table.text(factor) for factor in table.keys_that_are("factor")}


def _plan(table: Values) -> PlanFrame:
    return PlanFrame(
        participation=table.text("participation"),
        management_support=table.text("management_support"),
        follow_up=table.date("follow_up") if table.has("follow_up") else None,
    )


def _activity(table: Values) -> Activity:
    name = table.text("name", required=True)
    table.stands_in(activity=name)
    return Activity(
        name,
        external=table.entry("external"),
        internal=table.entry("internal"),
        H=_entries(table, "H"),
        I=_entries(table, "I"),
    )


def _alternative(table: Values) -> Alternative:
    name = table.text("name", required=True)
    table.stands_in(key=name)
    given: dict[str, Any] = {
        "base_investment": table.amount("base_investment"),
        "benefits": table.numbers("benefits"),
        "yearly_benefit": table.amount("yearly_benefit"),
        "profile": table.numbers("profile"),
        "ramp_up_years": table.whole("ramp_up_years"),
        "fade_out_years": table.whole("fade_out_years"),
        "costs": table.numbers("costs"),
        "yearly_cost": table.amount("yearly_cost"),
        "life": table.whole("life"),
        "residual_value": table.number("residual_value"),
    }
    return Alternative(name, **{key: value for key, value in given.items() if value is not None})


def _sampling(table: Values) -> Sampling:
    given: dict[str, Any] = {
        "seed": table.whole("seed"),
        "draws": table.whole("draws"),
        "result": table.text("result") or None,
    }
    return Sampling(**{key: value for key, value in given.items() if value is not None})


def write_case(case: Case) -> str:
    """The text of a file that holds this case; reading it gives the same case."""
    return tomlkit.dumps(_document(case))


def fingerprint(case: Case) -> str:
    """Sixteen signs that tell two cases apart, whatever the order of the rows in their files."""
    content = json.dumps(_document(case), sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _document(case: Case) -> dict[str, Any]:
    appraisal = {} if case.discount_rate is None else {"discount_rate": case.discount_rate}
    default = Sampling()
    sampling = {
        f.name: getattr(case.sampling, f.name)
        for f in fields(Sampling)
        if getattr(case.sampling, f.name) != getattr(default, f.name)
    }
    document: dict[str, Any] = {
        "format": 1,
        "language": case.language,
        "beyond": list(case.beyond),
        "organisation": {"name": case.organisation, "contact": case.contact},
        "period": _span(case.period),
        "plan_period": _span(case.plan_period),
        "A": dict(case.A),
        **{sheet: _sheet(case.rows, sheet) for sheet in _SHEETS_OF_ROWS},
        "intervention": [_intervention_table(one) for one in case.interventions],
        "strained": dict(case.strained),
        "plan": _filled(case.plan),
        "appraisal": appraisal,
        "alternative": [_alternative_table(one) for one in case.alternatives],
        "uncertainty": sampling,
    }
    return {key: value for key, value in document.items() if value}


def _filled(plan: PlanFrame) -> dict[str, Any]:
    given = {f.name: getattr(plan, f.name) for f in fields(plan)}
    return {key: value for key, value in given.items() if value}


def _span(period: Period | None) -> dict[str, Any]:
    return {} if period is None else {"start": period.start, "end": period.end}


def _sheet(rows: Entries, sheet: str) -> dict[str, Any]:
    return {code: _raw(entry) for code, entry in rows.items() if code.startswith(sheet)}


def _raw(entry: Entry) -> Any:  # noqa: ANN401 - whatever TOML can hold
    if not isinstance(entry, Range | UseReference):
        return entry
    table = tomlkit.inline_table()
    if isinstance(entry, UseReference):
        table.update({"reference": entry.id})
    else:
        table.update({"distribution": entry.distribution, **entry.given})
    return table


def _intervention_table(one: Intervention) -> dict[str, Any]:
    activities = []
    for activity in one.activities:
        table: dict[str, Any] = {"name": activity.name}
        for key in ("external", "internal"):
            if (entry := getattr(activity, key)) is not None:
                table[key] = _raw(entry)
        for sheet in ("H", "I"):
            if entries := getattr(activity, sheet):
                table[sheet] = {code: _raw(entry) for code, entry in entries.items()}
        activities.append(table)
    table = {
        "name": one.name,
        "entry": one.entry,
        "levels": list(one.levels),
        "stages": list(one.stages),
        "factors": list(one.factors),
        "B": dict(one.B),
        "activity": activities,
    }
    return {key: value for key, value in table.items() if value or key == "name"}


def _alternative_table(one: Alternative) -> dict[str, Any]:
    values = {f.name: getattr(one, f.name) for f in fields(one)}
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value is not None
    }
