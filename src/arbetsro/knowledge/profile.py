"""What an organisation tells of itself when it asks what could help."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.knowledge.vocabulary import Kind, size_of, terms

#: What may have come of what has been tried.
RESULTS = ("helped", "no_effect", "not_followed_up")

_KEYS = {"name", "stages", "size", "employees", "branch", "absence", "groups", "strained", "tried"}


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
    faults = list(_faults(table, entries, file))
    if faults:
        raise ContentError(faults)
    employees = table.get("employees")
    return Profile(
        strained=dict(table.get("strained", {})),
        stages=tuple(table.get("stages", ())),
        size=size_of(employees) if employees is not None else table.get("size", ""),
        branch=table.get("branch", ""),
        absence=table.get("absence", ""),
        groups=tuple(table.get("groups", ())),
        tried=dict(table.get("tried", {})),
        name=table.get("name", ""),
    )


def _faults(
    table: Mapping[str, Any], entries: Mapping[str, object], file: str
) -> Iterator[ContentFault]:
    for key in sorted(set(table) - _KEYS):
        known = {"known": ", ".join(sorted(_KEYS))}
        yield ContentFault("unknown_field", file, key, known)
    asked: dict[str, tuple[Kind, object]] = {
        "strained": ("factor", table.get("strained", {})),
        "stages": ("stage", table.get("stages", [])),
        "groups": ("group", table.get("groups", [])),
        "size": ("size", [table["size"]] if table.get("size") else []),
        "branch": ("branch", [table["branch"]] if table.get("branch") else []),
        "absence": ("absence", [table["absence"]] if table.get("absence") else []),
    }
    for key, (kind, words) in asked.items():
        if not isinstance(words, list | tuple | Mapping):
            yield ContentFault("wrong_kind", file, key)
            continue
        for word in words:
            if word not in terms(kind):
                values = {"given": word, "known": ", ".join(terms(kind))}
                yield ContentFault("unknown_word", file, key, values)
    yield from _faults_of_tried(table.get("tried", {}), entries, file)
    employees = table.get("employees", 1)
    if not isinstance(employees, int) or isinstance(employees, bool) or employees < 1:
        yield ContentFault("wrong_kind", file, "employees")


def _faults_of_tried(
    tried: object, entries: Mapping[str, object], file: str
) -> Iterator[ContentFault]:
    if not isinstance(tried, Mapping):
        yield ContentFault("wrong_kind", file, "tried")
        return
    for id_, result in tried.items():
        if id_ not in entries:
            yield ContentFault("unknown_entry", file, "tried", {"given": id_})
        if result not in RESULTS:
            values = {"given": result, "known": ", ".join(RESULTS)}
            yield ContentFault("unknown_word", file, f"tried.{id_}", values)
