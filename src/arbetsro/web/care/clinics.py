"""The care side of an organisation that is a clinic."""

from django.http import Http404

from arbetsro.web.care.models import Clinic
from arbetsro.web.organisations.models import Organisation


def clinic_for(organisation: Organisation) -> Clinic:
    """The clinic that an organisation is, with the name that it has now.

    Raises:
        Http404: It is an employer.
    """
    if organisation.kind != Organisation.Kind.CLINIC:
        raise Http404
    known = {"slug": organisation.slug, "name": organisation.name}
    found, _ = Clinic.objects.get_or_create(organisation=organisation.pk, defaults=known)
    if found.name != organisation.name:
        found.name = organisation.name
        found.save(update_fields=["name"])
    return found


def clinic_at(slug: str) -> Clinic:
    """The clinic at an address.

    Raises:
        Http404: There is none.
    """
    organisation = Organisation.objects.filter(slug=slug, kind=Organisation.Kind.CLINIC).first()
    if organisation is None:
        raise Http404
    return clinic_for(organisation)
