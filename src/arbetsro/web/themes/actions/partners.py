"""The employers that a clinic may give themes to."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.themes.models import Partner


@action("theme_partner.added")
def add_partner(*, by: Person, clinic: Organisation, employer: Organisation) -> Partner:
    """Lets an employer have themes, where enough of its people have been at the clinic.

    Raises:
        Refusal: It is a partner already, or no employer.
    """
    if employer.kind != Organisation.Kind.EMPLOYER:
        raise Refusal("themes.no_employer", field="employer")
    made, is_new = Partner.objects.get_or_create(clinic=clinic, employer=employer)
    if not is_new:
        raise Refusal("themes.partner_already", field="employer", name=employer.name)
    record("theme_partner.added", by=by, target=made)
    return made


@action("theme_partner.removed")
def remove_partner(*, by: Person, partner: Partner) -> None:
    """Lets an employer have no more themes. It keeps those that it has been given."""
    record("theme_partner.removed", by=by, target=partner)
    partner.delete()
