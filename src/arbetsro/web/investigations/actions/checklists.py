"""What an organisation does with checklists of its own."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.checklists import OWN, keep
from arbetsro.web.investigations.models import ChecklistVersion, OwnChecklist
from arbetsro.web.organisations.models import Organisation
from arbetsro.workenv.checklists import read_checklist

_LONGEST_KEY = 60


@action("checklist.added")
def add_checklist(
    *, by: Person, organisation: Organisation, content: Mapping[str, Any]
) -> OwnChecklist:
    """Adds a checklist of the organisation's own. ``content`` is as ``as_table`` writes it.

    Raises:
        Refusal: There is one of this name.
        ContentError: The content is no checklist; every fault is named.
    """
    whose = Organisation.objects.select_for_update().get(pk=organisation.pk)
    key = _free_key(whose, content["title"]["sv"])
    version = _version(by, whose, key, 1, content)
    own = OwnChecklist.objects.create(organisation=whose, key=key, current=version)
    record("checklist.added", by=by, target=own)
    return own


@action("checklist.changed")
def change_checklist(
    *, by: Person, own: OwnChecklist, content: Mapping[str, Any], seen: int
) -> OwnChecklist:
    """Writes a new version of an own checklist; ``seen`` is the version that the page showed.

    Raises:
        Refusal: Somebody else has changed or withdrawn it since.
        ContentError: The content is no checklist; every fault is named.
    """
    found = _locked(own)
    if found.current.number != seen:
        raise Refusal("checklists.changed_since")
    found.current = _version(by, found.organisation, found.key, seen + 1, content)
    found.save(update_fields=["current"])
    record("checklist.changed", by=by, target=found, version=found.current.number)
    return found


@action("checklist.withdrawn")
def withdraw_checklist(*, by: Person, own: OwnChecklist) -> OwnChecklist:
    """Takes an own checklist away from what can be chosen. What was asked can still be read.

    Raises:
        Refusal: Somebody else has withdrawn it.
    """
    found = _locked(own)
    found.withdrawn_at = now()
    found.save(update_fields=["withdrawn_at"])
    record("checklist.withdrawn", by=by, target=found)
    return found


def _locked(own: OwnChecklist) -> OwnChecklist:
    found = OwnChecklist.objects.select_for_update(of=("self",))
    locked = found.select_related("organisation", "current").get(pk=own.pk)
    if locked.withdrawn_at:
        raise Refusal("checklists.withdrawn_since")
    return locked


def _free_key(organisation: Organisation, title: str) -> str:
    """The key for a title; that of a withdrawn checklist is never used again."""
    key = f"{OWN}{slugify(title)[:_LONGEST_KEY].strip('-') or 'checklist'}"
    taken = OwnChecklist.objects.filter(organisation=organisation, key__startswith=key)
    found = dict(taken.values_list("key", "withdrawn_at"))
    if key in found and found[key] is None:
        raise Refusal("checklists.name_taken", field="title")
    free = (f"{key}-{number}" for number in range(2, len(found) + 3))
    return key if key not in found else next(one for one in free if one not in found)


def _version(
    by: Person, organisation: Organisation, key: str, number: int, content: Mapping[str, Any]
) -> ChecklistVersion:
    whole = {**content, "reviewed": today().isoformat()}
    read_checklist(key, whole)
    made = keep(key, whole, organisation=organisation, number=number, by=by)
    if made.number != number:
        raise Refusal("checklists.as_before")
    return made
