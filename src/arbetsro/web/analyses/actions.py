"""What can be done to an analysis while it is worked on. See ``deciding`` for the rest."""

from collections.abc import Callable
from dataclasses import asdict

from django.utils import timezone

from arbetsro.knowledge.entry import Entry
from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.analyses import content as contents
from arbetsro.web.analyses.choosing import with_entry
from arbetsro.web.analyses.content import Change, Changes, Content, Value
from arbetsro.web.analyses.fields import field_at, is_there, list_at
from arbetsro.web.analyses.models import Analysis, Version
from arbetsro.web.audit.recording import action, record
from arbetsro.web.knowledge.entries import keep
from arbetsro.web.organisations.models import Unit

#: No analysis comes near this many fields; a loop that adds things must end.
LARGEST_CONTENT = 5_000


class AnalysisError(Exception):
    """Something that cannot be done to an analysis; ``code`` is a message of the area ``area``."""

    area = "analyses"

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        super().__init__(code)


class ConflictError(Exception):
    """Somebody else has changed the same place; nothing was saved.

    Attributes:
        address: The place.
        theirs: What they put there.
        version: The version in which they did.
        by: Who it was.
    """

    def __init__(self, address: str, theirs: Value, version: int, by: str) -> None:
        self.address, self.theirs, self.version, self.by = address, theirs, version, by
        super().__init__(address)


@action("analysis.started")
def start(
    *,
    by: Person,
    unit: Unit,
    title: str,
    language: Language,
    content: Content | None = None,
    based_on: Analysis | None = None,
) -> Analysis:
    """Starts an analysis: empty, from a case file, or as a copy of an earlier one.

    Raises:
        AnalysisError: The content has too many fields.
    """
    first = {"contact": str(by), **(content or {}), "title": title}
    if len(first) > LARGEST_CONTENT:
        raise AnalysisError("too_much", count=LARGEST_CONTENT)
    analysis = Analysis.objects.create(
        unit=unit,
        title=title,
        language=language,
        content=first,
        version=1,
        started_by=by,
        based_on=based_on,
        based_on_version=based_on.version if based_on else None,
    )
    changes = contents.between({}, first)
    Version.objects.create(
        analysis=analysis, number=1, by=by, kind="started", changes=[asdict(c) for c in changes]
    )
    record("analysis.started", by=by, target=analysis, copy_of=str(based_on.pk) if based_on else "")
    return analysis


@action("analysis.changed")
def set_value(*, by: Person, analysis: Analysis, address: str, value: Value, seen: int) -> Analysis:
    """Puts a value in its place.

    Args:
        by: Who does it.
        analysis: The analysis.
        address: The place.
        value: The value, or nothing to empty it.
        seen: The version of the place that the person had before their eyes.

    Raises:
        ConflictError: Somebody has changed the place since then.
        AnalysisError: The analysis is closed, or has no such place.
    """

    def change(locked: Analysis) -> Changes:
        if field_at(address) is None or not is_there(locked.content, address):
            raise AnalysisError("no_such_place")
        found = contents.set_value(locked.content, address, value)
        if found and locked.touched.get(address, 0) > seen:
            raise _conflict(locked, address)
        return found

    return _changed(by, analysis, change)


@action("analysis.item_added")
def add_item(*, by: Person, analysis: Analysis, list_address: str, item: str) -> Analysis:
    """Adds a thing at the end of a list. Adding the same thing again changes nothing."""

    def change(locked: Analysis) -> Changes:
        _check_list(locked, list_address)
        if item in contents.items(locked.content, list_address):
            return ()
        return contents.add_item(locked.content, list_address, item)

    return _changed(by, analysis, change, "analysis.item_added")


@action("analysis.entry_chosen")
def choose_entry(*, by: Person, analysis: Analysis, entry: Entry, item: str) -> Analysis:
    """Adds an intervention from the knowledge base, with what the entry tells of it.

    The entry is kept as it is now, so that the plan can be read with it later.

    Raises:
        AnalysisError: The analysis is closed, or would have too many fields.
    """

    def change(locked: Analysis) -> Changes:
        after = with_entry(locked.content, entry, locked.spoken, item)
        if len(after) > LARGEST_CONTENT:
            raise AnalysisError("too_much", count=LARGEST_CONTENT)
        return contents.between(locked.content, after)

    keep(entry, organisation=analysis.organisation)
    return _changed(by, analysis, change, "analysis.entry_chosen")


@action("analysis.brought_in")
def bring_in(*, by: Person, analysis: Analysis, item: str, fields: Content) -> Analysis:
    """Adds an intervention that is told of elsewhere, as a measure of the work environment.

    Brought in again under the same id, it says what is told of it now.

    Args:
        by: Who does it.
        analysis: The analysis.
        item: The id of the intervention.
        fields: Addresses and values; nothing as a value takes away what stands there.

    Raises:
        AnalysisError: The analysis is closed, or would have too many fields.
    """

    def change(locked: Analysis) -> Changes:
        there = contents.items(locked.content, "interventions")
        order = there if item in there else [*there, item]
        after = {**locked.content, "interventions": order, **fields}
        kept = {address: value for address, value in after.items() if value is not None}
        if len(kept) > LARGEST_CONTENT:
            raise AnalysisError("too_much", count=LARGEST_CONTENT)
        return contents.between(locked.content, kept)

    return _changed(by, analysis, change, "analysis.brought_in")


@action("analysis.item_removed")
def remove_item(*, by: Person, analysis: Analysis, list_address: str, item: str) -> Analysis:
    """Takes a thing out of a list, with all it holds; the history keeps it."""

    def change(locked: Analysis) -> Changes:
        _check_list(locked, list_address)
        return contents.remove_item(locked.content, list_address, item)

    return _changed(by, analysis, change, "analysis.item_removed")


@action("analysis.item_moved")
def move_item(
    *, by: Person, analysis: Analysis, list_address: str, item: str, steps: int
) -> Analysis:
    """Moves a thing in a list, towards the front where ``steps`` is negative."""

    def change(locked: Analysis) -> Changes:
        _check_list(locked, list_address)
        return contents.move_item(locked.content, list_address, item, steps)

    return _changed(by, analysis, change, "analysis.item_moved")


@action("analysis.restored")
def restore(*, by: Person, analysis: Analysis, content: Content, number: int) -> Analysis:
    """Makes an earlier version the present one, as a new version."""

    def change(locked: Analysis) -> Changes:
        return contents.between(locked.content, content)

    return _changed(by, analysis, change, "analysis.restored", of_version=number)


def _check_list(analysis: Analysis, list_address: str) -> None:
    if list_at(analysis.content, list_address) is None:
        raise AnalysisError("no_such_place")


def _conflict(analysis: Analysis, address: str) -> ConflictError:
    number = analysis.touched[address]
    version = Version.objects.select_related("by").get(analysis=analysis, number=number)
    return ConflictError(address, analysis.content.get(address), number, str(version.by or ""))


def locked(analysis: Analysis) -> Analysis:
    """The analysis as it is now, which nobody else can change until the action is over."""
    return Analysis.objects.select_for_update().get(pk=analysis.pk)


def _changed(
    by: Person,
    analysis: Analysis,
    change: Callable[[Analysis], Changes],
    code: str = "analysis.changed",
    of_version: int | None = None,
) -> Analysis:
    """The analysis after a change, saved with its version and its event."""
    now = locked(analysis)
    if not now.is_open:
        raise AnalysisError("closed")
    changes = change(now)
    if changes:
        _save(now, by, changes, code.split(".")[1])
    record(
        code,
        by=by,
        target=now,
        organisation=analysis.organisation,
        version=now.version,
        addresses=[one.address for one in changes],
        of_version=of_version,
    )
    return now


def _save(analysis: Analysis, by: Person, changes: tuple[Change, ...], kind: str) -> None:
    analysis.content = contents.applied(analysis.content, changes)
    if len(analysis.content) > LARGEST_CONTENT:
        raise AnalysisError("too_much", count=LARGEST_CONTENT)
    analysis.version += 1
    analysis.touched = {**analysis.touched, **{c.address: analysis.version for c in changes}}
    analysis.title = analysis.content.get("title") or analysis.title
    analysis.changed_at = timezone.now()
    analysis.save(update_fields=["content", "touched", "version", "title", "changed_at"])
    Version.objects.create(
        analysis=analysis,
        number=analysis.version,
        by=by,
        at=analysis.changed_at,
        kind=kind[:12],
        changes=[asdict(change) for change in changes],
    )
