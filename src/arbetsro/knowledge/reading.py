"""Reads an entry from the table of its file, and finds everything that is wrong with it."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

from arbetsro.knowledge.content import Claim, Reader, Table
from arbetsro.knowledge.entry import Activity, Companion, Entry, Outcome
from arbetsro.knowledge.faults import ContentError
from arbetsro.knowledge.vocabulary import Kind
from arbetsro.language import LANGUAGES

#: The lists of words in the head, each with its kind and whether it must hold one at least.
_WORDS: dict[str, tuple[Kind, bool]] = {
    "levels": ("level", True),
    "stages": ("stage", True),
    "factors": ("factor", False),
    "nature": ("nature", True),
    "sizes": ("size", False),
    "hard_for": ("size", False),
    "branches": ("branch", False),
    "groups": ("group", False),
}
#: The lists of claims, and whether each must hold one at least.
_CLAIMS = {
    "consists": True, "mechanism": True, "conditions": True, "risks": True, "not_when": False,
    "suits": False, "instead": False, "resources": False, "process_indicators": True,
    "effect_indicators": True,
}  # fmt: skip
#: The keys of an entry.
KEYS = {
    "version", "reviewed", "name", "summary", "keywords", "outcome", "combine", "activity",
    "instead_of", *_WORDS, *_CLAIMS,
}  # fmt: skip
#: The kinds of evidence that measure an effect, and the strengths that need one of them.
_MEASURES = {"systematic_review", "single_study", "own_experience"}
_MEASURED = {"strong", "moderate", "mixed"}


def read_entry(file: str, table: Table, *, owner: str = "") -> Entry:
    """The entry that a table holds.

    Raises:
        ContentError: Something is missing, unknown or contradictory; every fault is named.
    """
    reader = Reader(file)
    reader.expect(table, KEYS)
    entry = _entry(reader, table, owner)
    _agree(reader, entry)
    if reader.faults:
        raise ContentError(reader.faults)
    return entry


def read_as_it_was(file: str, table: Table, *, owner: str = "") -> Entry:
    """The entry that a table holds that was good when it was kept.

    A word or source that has gone since is left out.
    """
    entry = _entry(Reader(file), table, owner)
    return replace(entry, outcomes=tuple(one for one in entry.outcomes if _is_known(one)))


def _is_known(outcome: Outcome) -> bool:
    return all((outcome.about, outcome.direction, outcome.kind, outcome.strength))


def digest_of(table: Table) -> str:
    """Twelve characters that name what a table says to the letter."""
    plain = json.dumps(table, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _entry(reader: Reader, table: Table, owner: str) -> Entry:
    words: dict[str, Any] = {
        key: reader.words(table, key, kind, needed=needed) for key, (kind, needed) in _WORDS.items()
    }
    claims: dict[str, Any] = {
        key: reader.claims(table, key, needed=needed) for key, needed in _CLAIMS.items()
    }
    return Entry(
        id=reader.file,
        version=reader.value(table, "version", int, 0),
        reviewed=reader.value(table, "reviewed", date, date.min),
        name=reader.text(table, "name"),
        summary=reader.claim(table.get("summary"), "summary"),
        keywords=reader.text(table, "keywords"),
        outcomes=reader.each(table, "outcome", lambda one, at: _outcome(reader, one, at)),
        companions=reader.each(table, "combine", lambda one, at: _companion(reader, one, at)),
        activities=reader.each(table, "activity", lambda one, at: _activity(reader, one, at)),
        instead_of=reader.ids(table, "instead_of"),
        digest=digest_of(table),
        owner=owner,
        origin=table,
        **words,
        **claims,
    )


def _outcome(reader: Reader, table: Table, at: str) -> Outcome:
    reader.expect(table, {"about", "direction", "kind", "strength", "reason", "from"}, at)
    return Outcome(
        about=reader.word(table, "about", "outcome", at),
        direction=reader.word(table, "direction", "direction", at),
        kind=reader.word(table, "kind", "kind", at),
        strength=reader.word(table, "strength", "strength", at),
        reason=reader.text(table, "reason", at),
        sources=reader.references(table, at),
    )


def _companion(reader: Reader, table: Table, at: str) -> Companion:
    reader.expect(table, {"one_of", "required", *LANGUAGES, "from"}, at)
    why = {key: value for key, value in table.items() if key not in {"one_of", "required"}}
    one_of = reader.ids(table, "one_of", at, needed=True)
    return Companion(
        one_of, reader.value(table, "required", bool, False, at), reader.claim(why, at)
    )


def _activity(reader: Reader, table: Table, at: str) -> Activity:
    reader.expect(table, {"name", "H", "I", "note"}, at)
    note: Claim | None = None
    if "note" in table:
        note = reader.claim(table["note"], f"{at}.note")
    elif "H" in table or "I" in table:
        reader.fault("figure_without_source", at)
    name = reader.text(table, "name", at)
    return Activity(name, reader.figures(table, "H", at), reader.figures(table, "I", at), note)


def _agree(reader: Reader, entry: Entry) -> None:
    """What the parts of an entry must hold together."""
    domains = {one.domain for one in entry.outcomes if one.about}
    for domain in ("health", "work"):
        if domain not in domains:
            reader.fault("no_outcome_of", "outcome", domain=domain)
    for i, outcome in enumerate(entry.outcomes, 1):
        if outcome.strength in _MEASURED and outcome.kind not in _MEASURES:
            reader.fault("strength_without_study", f"outcome.{i}.strength")
        if outcome.strength == "strong" and outcome.kind != "systematic_review":
            reader.fault("strong_without_review", f"outcome.{i}.strength")
    against = any(outcome.strength == "advised_against" for outcome in entry.outcomes)
    if against and not entry.instead:
        reader.fault("nothing_instead", "instead")
