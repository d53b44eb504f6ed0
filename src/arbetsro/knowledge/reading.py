"""Reads an entry from the table of its file, and finds everything that is wrong with it."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from arbetsro.knowledge.entry import Activity, Claim, Companion, Entry, Outcome
from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.knowledge.sources import Reference, UnknownReference, read_reference
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import LANGUAGES, Text

Table = Mapping[str, Any]
T = TypeVar("T")

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
_KNOWN = {
    "version", "reviewed", "name", "summary", "keywords", "outcome", "combine", "activity",
    "instead_of", *_WORDS, *_CLAIMS,
}  # fmt: skip
#: The kinds of evidence that can measure an effect, and the strengths that need one of them.
_MEASURES = {"systematic_review", "single_study", "own_experience"}
_MEASURED = {"strong", "moderate", "mixed"}


def read_entry(file: str, table: Table, *, owner: str = "") -> Entry:
    """The entry that a table holds.

    Raises:
        ContentError: Something is missing, unknown or contradictory; every fault is named.
    """
    reader = _Reader(file, table)
    entry = reader.entry(owner)
    if reader.faults:
        raise ContentError(reader.faults)
    return entry


def digest_of(table: Table) -> str:
    """Twelve characters that name what a table says to the letter."""
    plain = json.dumps(table, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


class _Reader:
    """Reads one table. What is wrong is gathered; a stand-in takes its place meanwhile."""

    def __init__(self, file: str, table: Table) -> None:
        self.file = file
        self.table = table
        self.faults: list[ContentFault] = []

    def entry(self, owner: str) -> Entry:
        self._expect(self.table, _KNOWN, "")
        words = {key: self._words(key, *declared) for key, declared in _WORDS.items()}
        claims = {key: self._claims(key, needed=needed) for key, needed in _CLAIMS.items()}
        entry = Entry(
            id=self.file,
            version=self._value(self.table, "version", int, "", 0),
            reviewed=self._value(self.table, "reviewed", date, "", date.min),
            name=self._text(self.table, "name", ""),
            summary=self._claim(self.table.get("summary"), "summary"),
            keywords=self._text(self.table, "keywords", ""),
            outcomes=self._outcomes(),
            companions=tuple(self._each("combine", self._companion)),
            activities=tuple(self._each("activity", self._activity)),
            instead_of=tuple(self.table.get("instead_of", ())),
            digest=digest_of(self.table),
            owner=owner,
            origin=self.table,
            **words,
            **claims,
        )
        self._agree(entry)
        return entry

    def _outcomes(self) -> tuple[Outcome, ...]:
        return tuple(self._each("outcome", self._outcome))

    def _outcome(self, table: Table, at: str) -> Outcome:
        self._expect(table, {"about", "direction", "kind", "strength", "reason", "from"}, at)
        return Outcome(
            about=self._word(table, "about", "outcome", at),
            direction=self._word(table, "direction", "direction", at),
            kind=self._word(table, "kind", "kind", at),
            strength=self._word(table, "strength", "strength", at),
            reason=self._text(table, "reason", at),
            sources=self._references(table, at),
        )

    def _companion(self, table: Table, at: str) -> Companion:
        self._expect(table, {"one_of", "required", *LANGUAGES, "from"}, at)
        why = {key: value for key, value in table.items() if key not in {"one_of", "required"}}
        one_of = tuple(self._value(table, "one_of", list, at, []))
        required = self._value(table, "required", bool, at, False)
        return Companion(one_of, required, self._claim(why, at))

    def _activity(self, table: Table, at: str) -> Activity:
        self._expect(table, {"name", "H", "I", "note"}, at)
        name = self._text(table, "name", at)
        H, I = table.get("H", {}), table.get("I", {})  # noqa: E741, N806 - the letters of the sheets
        note = self._claim(table["note"], f"{at}.note") if "note" in table else None
        if (H or I) and note is None:
            self._fault("figure_without_source", at)
        return Activity(name, H, I, note)

    def _claims(self, key: str, *, needed: bool) -> tuple[Claim, ...]:
        claims = tuple(self._each(key, self._claim))
        if needed and not claims:
            self._fault("missing", key)
        return claims

    def _claim(self, table: object, at: str) -> Claim:
        if not isinstance(table, Mapping):
            self._fault("missing", at)
            return Claim(_NO_TEXT, ())
        text = {key: value for key, value in table.items() if key != "from"}
        return Claim(self._text({"": text}, "", at), self._references(table, at))

    def _references(self, table: Table, at: str) -> tuple[Reference, ...]:
        given = table.get("from")
        if not isinstance(given, list) or not given:
            self._fault("missing", f"{at}.from")
            return ()
        found = []
        for text in given:
            try:
                found.append(read_reference(str(text)))
            except UnknownReference as error:
                known = ", ".join(error.known)
                self._fault(error.code, f"{at}.from", given=error.given, known=known)
        return tuple(found)

    def _words(self, key: str, kind: Kind, needed: bool) -> tuple[str, ...]:
        given = tuple(self.table.get(key, ()))
        if needed and not given:
            self._fault("missing", key)
        for word in given:
            self._known(word, kind, key)
        return given

    def _word(self, table: Table, key: str, kind: Kind, at: str) -> str:
        word = self._value(table, key, str, at, "")
        if word:
            self._known(word, kind, f"{at}.{key}")
        return word

    def _known(self, word: object, kind: Kind, at: str) -> None:
        if word not in terms(kind):
            self._fault("unknown_word", at, given=word, known=", ".join(terms(kind)))

    def _text(self, table: Table, key: str, at: str) -> Text:
        place = ".".join(part for part in (at, key) if part)
        given = table.get(key)
        if not isinstance(given, Mapping):
            self._fault("missing", place)
            return _NO_TEXT
        lacking = [one for one in LANGUAGES if not str(given.get(one, "")).strip()]
        if lacking:
            self._fault("missing_language", place, languages=", ".join(lacking))
            return _NO_TEXT
        self._expect(given, set(LANGUAGES), place)
        return Text(sv=given["sv"], en=given["en"], da=given["da"])

    def _value(self, table: Table, key: str, kind: type[T], at: str, otherwise: T) -> T:
        value = table.get(key)
        if isinstance(value, kind):
            return value
        place = ".".join(part for part in (at, key) if part)
        self._fault("missing" if value is None else "wrong_kind", place)
        return otherwise

    def _each(self, key: str, read: Callable[[Table, str], T]) -> Iterable[T]:
        given = self.table.get(key, [])
        if not isinstance(given, list):
            self._fault("wrong_kind", key)
            return []
        return [read(table, f"{key}.{i}") for i, table in enumerate(given, 1)]

    def _expect(self, table: Table, keys: set[str], at: str) -> None:
        for key in sorted(set(table) - keys):
            place = ".".join(part for part in (at, key) if part)
            self._fault("unknown_field", place, known=", ".join(sorted(keys)))

    def _agree(self, entry: Entry) -> None:
        """What the parts of an entry must hold together."""
        domains = {terms("outcome")[o.about].domain for o in entry.outcomes if o.about in terms("outcome")}
        for domain in ("health", "work"):
            if domain not in domains:
                self._fault("no_outcome_of", "outcome", domain=domain)
        for i, outcome in enumerate(entry.outcomes, 1):
            if outcome.strength in _MEASURED and outcome.kind not in _MEASURES:
                self._fault("strength_without_study", f"outcome.{i}.strength")
            if outcome.strength == "strong" and outcome.kind != "systematic_review":
                self._fault("strong_without_review", f"outcome.{i}.strength")
        against = any(outcome.strength == "advised_against" for outcome in entry.outcomes)
        if against and not entry.instead:
            self._fault("nothing_instead", "instead")

    def _fault(self, code: str, at: str, **values: object) -> None:
        self.faults.append(ContentFault(code, self.file, at, values))


_NO_TEXT = Text("", "", "")
