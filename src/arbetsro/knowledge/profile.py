"""What an organisation tells of itself when it asks what could help."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.knowledge.vocabulary import Kind, size_of, terms

#: What may have come of what has been tried.
RESULTS = ("helped", "no_effect", "not_followed_up")

#: The keys that hold words of the vocabulary.
_WORDS: dict[str, Kind] = {
    "strained": "factor", "stages": "stage", "groups": "group",
    "size": "size", "branch": "branch", "absence": "absence",
}  # fmt: skip
#: The keys of a profile.
KEYS = {"name", "stages", "size", "employees", "branch", "absence", "groups", "strained", "tried"}


@dataclass(frozen=True, slots=True)
class Profile:
    """What is strained, for whom, and what has been tried.

    Attributes:
        strained: The strained factors, each with the organisation's own finding; it may be empty.
        stages: The stages of prevention asked for; any where there are none.
        size: The size of the organisation, a word of the vocabulary.
        branch: Its branch.
        absence: What the absence looks like.
        groups: Whom it is about in particular.
        tried: Ids of entries that have been tried, and what came of it.
        name: What the profile is of.
    """

    strained: Mapping[str, str] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    size: str = ""
    branch: str = ""
    absence: str = ""
    groups: tuple[str, ...] = ()
    tried: Mapping[str, str] = field(default_factory=dict)
    name: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is told that a recommendation could rest on."""
        return not (self.strained or self.stages or self.groups or self.absence)


def read_profile(
    table: Mapping[str, Any], *, entries: Mapping[str, object], file: str = "profile"
) -> Profile:
    """The profile that a table holds; ``employees`` may stand for the size.

    Raises:
        ContentError: A word is not known, or a value is of the wrong kind; every fault is named,
            with the words that are known.
    """
    given = {key: value for key, value in table.items() if value is not None}
    if faults := list(_faults(given, entries, file)):
        raise ContentError(faults)
    size = size_of(given["employees"]) if "employees" in given else given.get("size", "")
    return Profile(
        strained=dict(given.get("strained", {})),
        stages=tuple(given.get("stages", ())),
        size=size,
        branch=given.get("branch", ""),
        absence=given.get("absence", ""),
        groups=tuple(given.get("groups", ())),
        tried=dict(given.get("tried", {})),
        name=given.get("name", ""),
    )


def _faults(
    given: Mapping[str, Any], entries: Mapping[str, object], file: str
) -> Iterator[ContentFault]:
    for key in sorted(set(given) - KEYS):
        known = {"known": ", ".join(sorted(KEYS))}
        yield ContentFault("unknown_field", file, key, known)
    for key, kind in _WORDS.items():
        if key in given:
            yield from _faults_of_words(given[key], key, kind, file)
    yield from _faults_of_tried(given.get("tried", {}), entries, file)
    findings = given.get("strained", {})
    if isinstance(findings, Mapping) and not _are_texts(findings.values()):
        yield ContentFault("wrong_kind", file, "strained", {"wanted": "strained"})
    if not _is_a_count(given.get("employees", 1)):
        yield ContentFault("wrong_kind", file, "employees", {"wanted": "count"})
    if not isinstance(given.get("name", ""), str):
        yield ContentFault("wrong_kind", file, "name", {"wanted": "text"})


def _is_a_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _faults_of_words(given: object, key: str, kind: Kind, file: str) -> Iterator[ContentFault]:
    """What is wrong with a word, or with a list or table of words."""
    shape = {"strained": Mapping, "stages": list | tuple, "groups": list | tuple}.get(key, str)
    words = list(filter(None, [given])) if isinstance(given, str) else given
    if not isinstance(given, shape) or not isinstance(words, Iterable) or not _are_texts(words):
        wanted = {"strained": "strained", "stages": "list", "groups": "list"}.get(key, "text")
        yield ContentFault("wrong_kind", file, key, {"wanted": wanted})
        return
    for word in words:
        if word not in terms(kind):
            values = {"given": word, "known": ", ".join(terms(kind))}
            yield ContentFault("unknown_word", file, key, values)


def _are_texts(given: Iterable[object]) -> bool:
    return all(isinstance(one, str) for one in given)


def _faults_of_tried(
    tried: object, entries: Mapping[str, object], file: str
) -> Iterator[ContentFault]:
    if not isinstance(tried, Mapping):
        yield ContentFault("wrong_kind", file, "tried", {"wanted": "tried"})
        return
    for id_, result in tried.items():
        if id_ not in entries:
            yield ContentFault("unknown_entry", file, "tried", {"given": id_})
        if not isinstance(result, str) or result not in RESULTS:
            values = {"given": result, "known": ", ".join(RESULTS)}
            yield ContentFault("unknown_word", file, f"tried.{id_}", values)
