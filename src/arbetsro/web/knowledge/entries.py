"""The entries that an organisation has before it, and those that something refers to."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from arbetsro.knowledge.content import Table
from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library, built_in
from arbetsro.knowledge.reading import read_as_it_was
from arbetsro.web.knowledge.models import EntryVersion, OwnEntry
from arbetsro.web.organisations.models import Organisation

_REFERENCE = re.compile(r"[-\w]{1,80}(@[-\w]{1,16})?", re.ASCII)


def library_of(organisation: Organisation) -> Library:
    """The built-in entries with the organisation's own that are not withdrawn."""
    own = OwnEntry.objects.filter(organisation=organisation, withdrawn_at=None)
    versions = [one.current for one in own.select_related("current")]
    return built_in().with_(as_it_was(one, organisation) for one in versions)


def keep(entry: Entry, *, organisation: Organisation) -> None:
    """Stores a built-in entry as it is now, so that what refers to it can be read for ever.

    Entries of an organisation's own are stored when they are made.
    """
    if not entry.owner:
        EntryVersion.objects.get_or_create(
            organisation=None,
            entry=entry.id,
            digest=entry.digest,
            defaults={"number": entry.version, "content": as_json(entry.origin)},
        )


def entry_at(organisation: Organisation, reference: str) -> Entry | None:
    """The entry that ``id@digest`` names, as it was; that which ``id`` names, as it is now.

    Nothing where there is none, or only another organisation's.
    """
    if not _REFERENCE.fullmatch(reference):
        return None
    id_, _, digest = reference.partition("@")
    current = built_in().get(id_) or _own(organisation, id_)
    if not digest or (current and current.digest == digest):
        return current
    kept = _kept(organisation).filter(entry=id_, digest=digest).first()
    return as_it_was(kept, organisation) if kept else None


def library_as_it_was(
    now: Library, organisation: Organisation, references: Iterable[str]
) -> Library:
    """The library of an organisation, with each entry that is referred to as it was then."""
    past = [one.partition("@") for one in references]
    gone = {(id_, digest) for id_, _, digest in past if digest and not _is_now(now, id_, digest)}
    if not gone:
        return now
    kept = _kept(organisation).filter(digest__in=[digest for _, digest in gone])
    versions = (one for one in kept if (one.entry, one.digest) in gone)
    return now.with_(as_it_was(one, organisation) for one in versions)


def _kept(organisation: Organisation) -> QuerySet[EntryVersion]:
    """The stored versions that an organisation may read: its own, and of what is built in."""
    return EntryVersion.objects.filter(Q(organisation=organisation) | Q(organisation=None))


def _is_now(library: Library, id_: str, digest: str) -> bool:
    entry = library.get(id_)
    return entry is not None and entry.digest == digest


def _own(organisation: Organisation, id_: str) -> Entry | None:
    there = OwnEntry.objects.filter(organisation=organisation, key=id_, withdrawn_at=None)
    found = there.select_related("current").first()
    return as_it_was(found.current, organisation) if found else None


def as_it_was(version: EntryVersion, organisation: Organisation) -> Entry:
    """The entry that a stored version holds."""
    content = {**version.content, "reviewed": date.fromisoformat(version.content["reviewed"])}
    owner = organisation.slug if version.organisation_id else ""
    return replace(read_as_it_was(version.entry, content, owner=owner), digest=version.digest)


def as_json(table: Table) -> dict[str, Any]:
    """A table of an entry as JSON can hold it: days become text."""
    plain: dict[str, Any] = json.loads(json.dumps(table, default=date.isoformat))
    return plain
