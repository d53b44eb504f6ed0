"""Organisations: founding and naming them."""

from datetime import date

from django.utils import timezone

from arbetsro.language import Language
from arbetsro.web.access.roles import Kind, administrator_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.organisations.actions.roles import give_role
from arbetsro.web.organisations.actions.units import locked
from arbetsro.web.organisations.errors import OrganisationError
from arbetsro.web.organisations.models import Organisation, Unit

#: The longest code of a unit; the root's code is made of the organisation's address.
_CODE_LENGTH = 40


@action("organisation.created")
def create_organisation(
    *,
    by: Person | None,
    name: str,
    slug: str,
    administrator: Person,
    language: Language = "sv",
    valid_from: date | None = None,
    kind: Kind = Kind.EMPLOYER,
) -> Organisation:
    """A new organisation with a root unit of its name, and its first administrator.

    Raises:
        OrganisationError: The address is taken.
    """
    if Organisation.objects.filter(slug=slug).exists():
        raise OrganisationError("slug_taken", field="slug", slug=slug)
    organisation = Organisation.objects.create(name=name, slug=slug, language=language, kind=kind)
    day = valid_from or timezone.localdate()
    root = Unit.objects.create(
        organisation=organisation, name=name, code=slug[:_CODE_LENGTH], valid_from=day
    )
    root.path = f"/{root.pk}/"
    root.save(update_fields=["path"])
    record("organisation.created", by=by, target=organisation, organisation=organisation)
    give_role(
        by=by,
        person=administrator,
        unit=root,
        role=administrator_of(kind),
        valid_from=day,
    )
    return organisation


@action("organisation.renamed")
def rename_organisation(*, by: Person | None, organisation: Organisation, name: str) -> None:
    """Gives the organisation another name, and its root unit too where that had the old one."""
    organisation = locked(organisation)
    before = organisation.name
    organisation.units.filter(parent=None, name=before).update(name=name)
    organisation.name = name
    organisation.save(update_fields=["name"])
    record(
        "organisation.renamed",
        by=by,
        target=organisation,
        organisation=organisation,
        before=before,
        after=name,
    )


@action("organisation.language_changed")
def change_language(*, by: Person | None, organisation: Organisation, language: Language) -> None:
    """Chooses the language in which the organisation's letters and papers are written."""
    organisation = locked(organisation)
    before, organisation.language = organisation.language, language
    organisation.save(update_fields=["language"])
    record(
        "organisation.language_changed",
        by=by,
        target=organisation,
        organisation=organisation,
        before=before,
        after=language,
    )
