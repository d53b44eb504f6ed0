"""Imports: keeping what a file holds until it is confirmed, and carrying it out, all or nothing."""

from dataclasses import asdict

from django.utils import timezone

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.organisations.actions.carrying_out import carry_out
from arbetsro.web.organisations.actions.units import locked
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.exchange.faults import Fault
from arbetsro.web.organisations.exchange.form import SHEETS
from arbetsro.web.organisations.exchange.plan import KINDS, Plan, plan
from arbetsro.web.organisations.exchange.reading import Content
from arbetsro.web.organisations.models import DRAFT_LIFE, ImportDraft, Organisation


@action("import.checked")
def check_import(*, by: Person, organisation: Organisation, content: Content) -> ImportDraft:
    """Keeps what a file holds, so that it can be looked at before anything is changed."""
    drop_old_drafts()
    draft = ImportDraft.objects.create(
        organisation=organisation,
        by=by,
        rows=content.rows,
        faults=[asdict(fault) for fault in content.faults],
    )
    rows = {sheet: len(content.rows.get(sheet, [])) for sheet in SHEETS}
    record("import.checked", by=by, organisation=organisation, rows=rows)
    return draft


@action("import.applied")
def apply_import(*, by: Person, draft: ImportDraft, mark: str) -> Plan:
    """Carries out what was shown of a file, as a whole or not at all.

    Args:
        by: Who does it.
        draft: What the file held.
        mark: The mark of the plan that was shown and said yes to.

    Raises:
        OrganisationError: A row is wrong, or something has changed since the plan was shown.
    """
    organisation = locked(draft.organisation)
    made = plan_of(draft)
    if made.wrong:
        raise OrganisationError("import_faulty")
    if made.mark() != mark:
        raise OrganisationError("import_changed")
    carry_out(by, organisation, made)
    draft.delete()
    told = {sheet: {kind: made.counts(sheet)[kind] for kind in KINDS} for sheet in SHEETS}
    record("import.applied", by=by, organisation=organisation, rows=told)
    return made


@action("import.dropped")
def drop_import(*, by: Person, draft: ImportDraft) -> None:
    """Throws away what a file held, without changing anything."""
    draft.delete()
    record("import.dropped", by=by, organisation=draft.organisation)


def plan_of(draft: ImportDraft) -> Plan:
    """What the rows of a draft would do as things are now."""
    faults = [Fault(**fault) for fault in draft.faults]
    return plan(draft.organisation, draft.rows, faults, timezone.localdate())


def drop_old_drafts() -> None:
    """Deletes the rows of files that nobody has said yes to for a day."""
    ImportDraft.objects.filter(created_at__lt=timezone.now() - DRAFT_LIFE).delete()
