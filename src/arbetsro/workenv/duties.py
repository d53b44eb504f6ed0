"""What the law asks of employers, dated and cited, from ``duties.toml``."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv.content import key_of, one_of, read_content

COUNTRIES = ("SE", "DK")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a statute or a regulation asks for, as it reads during a time.

    Attributes:
        key: What checklists and other content call it; it stays the same when the law changes.
        says: What is asked for, in the project's words.
        regulation: Where it stands, as ``AFS 2023:2, ch. 2``.
        country: ``SE`` or ``DK``.
        valid_from: The first day that the project vouches for this form.
        valid_to: The last day, where there is one.
        from_employees: The number of employees from which it applies; 0 is every employer.
        verified: Whether the project has read it in the statute or the regulation itself.
        source: What was read, or why it is held to be so.
        note: What to beware of.
    """

    key: str
    says: Text
    regulation: str
    country: str
    valid_from: date
    valid_to: date | None
    from_employees: int
    verified: bool
    source: str
    note: Text | None = None

    def applies(self, day: date) -> bool:
        """Whether it applies on a day in this form."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def duties() -> Mapping[str, Duty]:
    """Every duty by key, in its latest form.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return {key: forms[-1] for key, forms in _forms().items()}


def duty_on(key: str, day: date) -> Duty | None:
    """The duty as it reads on a day; nothing where it is not in force then.

    Raises:
        KeyError: There is no duty with this key, on any day.
    """
    return next((form for form in _forms()[key] if form.applies(day)), None)


@cache
def _forms() -> Mapping[str, tuple[Duty, ...]]:
    return read_content("duties", read_forms)


def read_forms(reader: Reader, table: Table) -> Mapping[str, tuple[Duty, ...]]:
    """The forms that each duty has had over time, oldest first."""
    reader.expect(table, {"duty"})
    forms = defaultdict(list)
    for one in reader.each(table, "duty", lambda given, at: _duty(reader, given, at)):
        forms[one.key].append(one)
    found = {key: tuple(sorted(of, key=lambda one: one.valid_from)) for key, of in forms.items()}
    _check_times(reader, found.values())
    return found


def _check_times(reader: Reader, all_forms: Iterable[tuple[Duty, ...]]) -> None:
    # Two forms of one duty may not apply on the same day: which one to show would be chance.
    for forms in all_forms:
        for older, newer in pairwise(forms):
            if older.applies(newer.valid_from):
                reader.fault("used_twice", "duty", given=f"{newer.key} {newer.valid_from}")


def _duty(reader: Reader, table: Table, at: str) -> Duty:
    keys = {
        "key", "says", "regulation", "country", "valid_from", "valid_to", "from_employees",
        "verified", "source", "note",
    }  # fmt: skip
    reader.expect(table, keys, at)
    first, last = _days(reader, table, at)
    return Duty(
        key=key_of(reader, table, at),
        says=reader.text(table, "says", at),
        regulation=reader.value(table, "regulation", str, "", at),
        country=one_of(reader, table, "country", COUNTRIES, at),
        valid_from=first,
        valid_to=last,
        from_employees=reader.value({"from_employees": 0, **table}, "from_employees", int, 0, at),
        verified=reader.value(table, "verified", bool, False, at),
        source=reader.value(table, "source", str, "", at),
        note=reader.text(table, "note", at) if "note" in table else None,
    )


def _days(reader: Reader, table: Table, at: str) -> tuple[date, date | None]:
    first = reader.value(table, "valid_from", date, date.min, at)
    if "valid_to" not in table:
        return first, None
    last = reader.value(table, "valid_to", date, date.max, at)
    if last < first:
        reader.fault("wrong_kind", f"{at}.valid_to", wanted="date")
    return first, last
