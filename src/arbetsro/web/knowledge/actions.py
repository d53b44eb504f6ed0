"""What an organisation does with entries of its own."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from arbetsro.knowledge.content import Table
from arbetsro.knowledge.reading import read_entry
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.knowledge.entries import as_json
from arbetsro.web.knowledge.models import EntryVersion, OwnEntry
from arbetsro.web.organisations.models import Organisation

#: What keys of own entries begin with, so that none is ever that of a built-in entry.
OWN = "own-"
_LONGEST_KEY = 60


class EntryError(ValueError):
    """Something that cannot be done to an entry of one's own; nothing was changed.

    Attributes:
        code: Why; the sentence for it is the message ``knowledge_pages.<code>``.
        field: The field of the form that it belongs to, where it belongs to one.
    """

    def __init__(self, code: str, field: str | None = None) -> None:
        self.code, self.field = code, field
        super().__init__(code)


@action("entry.added")
def add_entry(*, by: Person, organisation: Organisation, content: Table) -> OwnEntry:
    """Adds an entry of the organisation's own. ``content`` lacks version and day of review.

    Raises:
        EntryError: There is one of this name.
        ContentError: The content is no entry; every fault is named.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    version = _version(by, locked, _free_key(locked, content["name"]["sv"]), 1, content)
    own = OwnEntry.objects.create(organisation=locked, key=version.entry, current=version)
    record("entry.added", by=by, target=own)
    return own


@action("entry.changed")
def change_entry(*, by: Person, own: OwnEntry, content: Table, seen: int) -> OwnEntry:
    """Writes a new version of an entry; ``seen`` is the version that the person had before them.

    Raises:
        EntryError: Somebody else has changed or withdrawn it since.
        ContentError: The content is no entry; every fault is named.
    """
    own = _locked(own)
    if own.current.number != seen:
        raise EntryError("changed_since")
    own.current = _version(by, own.organisation, own.key, seen + 1, content)
    own.save(update_fields=["current"])
    record("entry.changed", by=by, target=own, version=own.current.number)
    return own


@action("entry.withdrawn")
def withdraw_entry(*, by: Person, own: OwnEntry) -> OwnEntry:
    """Takes an entry out of the knowledge base. What refers to it can still be read.

    Raises:
        EntryError: Somebody else has withdrawn it.
    """
    own = _locked(own)
    own.withdrawn_at = timezone.now()
    own.save(update_fields=["withdrawn_at"])
    record("entry.withdrawn", by=by, target=own)
    return own


def _locked(own: OwnEntry) -> OwnEntry:
    found = OwnEntry.objects.select_for_update(of=("self",)).select_related("organisation")
    locked = found.get(pk=own.pk)
    if locked.withdrawn_at:
        raise EntryError("withdrawn_since")
    return locked


def _free_key(organisation: Organisation, name: str) -> str:
    """The key for a name; that of a withdrawn entry is never used again."""
    key = f"{OWN}{slugify(name)[:_LONGEST_KEY].strip('-') or 'entry'}"
    taken = OwnEntry.objects.filter(organisation=organisation, key__startswith=key)
    found = dict(taken.values_list("key", "withdrawn_at"))
    if key in found and found[key] is None:
        raise EntryError("name_taken", field="name")
    free = (f"{key}-{number}" for number in range(2, len(found) + 3))
    return key if key not in found else next(one for one in free if one not in found)


def _version(
    by: Person, organisation: Organisation, key: str, number: int, content: Table
) -> EntryVersion:
    whole: dict[str, Any] = {**content, "version": number, "reviewed": _today()}
    entry = read_entry(key, whole, owner=organisation.slug)
    return EntryVersion.objects.create(
        organisation=organisation,
        entry=key,
        digest=entry.digest,
        number=number,
        content=as_json(whole),
        made_by=by,
    )


def _today() -> date:
    return timezone.localdate()
