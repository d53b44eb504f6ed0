"""The checklists that an organisation has before it, and those that were used earlier."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from arbetsro.knowledge.sources import UnknownReference, read_reference
from arbetsro.knowledge.vocabulary import terms
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import now
from arbetsro.web.investigations.models import ChecklistVersion, OwnChecklist
from arbetsro.web.organisations.models import Organisation
from arbetsro.workenv.checklists import (
    Checklist,
    as_table,
    checklists,
    digest_of,
    read_checklist,
)
from arbetsro.workenv.duties import duties

#: What keys of own checklists and own questions begin with, so that none is that of a built-in.
OWN = "own-"
_LONGEST_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Offered:
    """A checklist that can be chosen.

    Attributes:
        own: The organisation's own; nothing for one that is built in.
    """

    checklist: Checklist
    own: OwnChecklist | None = None


def offered(organisation: Organisation) -> list[Offered]:
    """What can be chosen today: the organisation's own first, then those that are built in."""
    own = OwnChecklist.objects.filter(organisation=organisation, withdrawn_at=None)
    mine = [Offered(checklist_of(one.current), one) for one in own.select_related("current")]
    return [*mine, *(Offered(one) for one in checklists().values())]


def current_version(organisation: Organisation, key: str) -> ChecklistVersion | None:
    """The version of a checklist that is used today; nothing where there is none of this name.

    A built-in one is stored as it is now, so that what was asked can be read for ever.
    """
    if key in checklists():
        return keep(key, as_table(checklists()[key]))
    own = OwnChecklist.objects.filter(organisation=organisation, key=key, withdrawn_at=None)
    found = own.select_related("current").first()
    return found.current if found else None


def keep(
    key: str,
    table: Mapping[str, Any],
    *,
    organisation: Organisation | None = None,
    number: int = 1,
    by: Person | None = None,
) -> ChecklistVersion:
    """Stores what a checklist says, once for each wording."""
    digest = digest_of(table)[:_LONGEST_DIGEST]
    found, _ = ChecklistVersion.objects.get_or_create(
        organisation=organisation,
        key=key,
        digest=digest,
        defaults={"number": number, "content": dict(table), "made_by": by, "made_at": now()},
    )
    return found


def checklist_of(version: ChecklistVersion) -> Checklist:
    """The checklist that a stored version holds, whatever has become of it since."""
    name = (version.key, version.digest)
    if name not in _READ:
        _READ[name] = read_checklist(version.key, _readable(version.content))
    return _READ[name]


#: A version says what its digest says for ever, and reading one takes a while.
_READ: dict[tuple[str, str], Checklist] = {}


def _readable(content: Mapping[str, Any]) -> dict[str, Any]:
    """A stored table without the words that the program has since forgotten."""
    areas = [
        {**area, "question": [_without_forgotten(one) for one in area["question"]]}
        for area in content["area"]
    ]
    return {**content, "area": areas, "source": _known_source(content.get("source", ""))}


def _without_forgotten(question: Mapping[str, Any]) -> dict[str, Any]:
    kept = {**question, "duties": [one for one in question.get("duties", ()) if one in duties()]}
    if kept.get("factor") not in terms("factor"):
        kept.pop("factor", None)
    return kept


def _known_source(source: str) -> str:
    try:
        read_reference(source)
    except UnknownReference:
        return ""
    return source
