"""The knowledge base: every entry that is built in, and those that an organisation adds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from arbetsro.knowledge.content import content_files, load
from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.knowledge.reading import read_entry


@dataclass(frozen=True, slots=True)
class Library:
    """Entries by id, in the order of their names in the files."""

    entries: Mapping[str, Entry]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, id_: str) -> Entry:
        return self.entries[id_]

    def get(self, id_: str) -> Entry | None:
        """The entry with this id, with or without a digest behind it, or nothing."""
        return self.entries.get(id_.partition("@")[0])

    def known(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The entries with these ids, without those that there are not."""
        return tuple(entry for id_ in ids if (entry := self.get(id_)))

    def with_(self, own: Iterable[Entry]) -> "Library":
        """The same library with entries of an organisation's own."""
        return Library({**self.entries, **{entry.id: entry for entry in own}})


@cache
def built_in() -> Library:
    """Every entry that is built in.

    Raises:
        ContentError: A file is faulty; the faults of all files are named.
    """
    paths = content_files("interventions")
    faults: list[ContentFault] = []
    found = []
    for id_, path in paths.items():
        try:
            found.append(read_entry(id_, load(id_, path, faults)))
        except ContentError as error:
            faults += error.faults
    faults += dangling(found, paths)
    if faults:
        raise ContentError(faults)
    return Library({entry.id: entry for entry in found})


def dangling(entries: Iterable[Entry], ids: Iterable[str]) -> Iterator[ContentFault]:
    """The pointers from entries to entries that there are not among ``ids``."""
    known = set(ids)
    for entry in entries:
        pointers = {"instead_of": entry.instead_of}
        pointers |= {f"combine.{i}.one_of": c.one_of for i, c in enumerate(entry.companions, 1)}
        for place, targets in pointers.items():
            for target in sorted(set(targets) - known):
                yield ContentFault("unknown_entry", entry.id, place, {"given": target})
