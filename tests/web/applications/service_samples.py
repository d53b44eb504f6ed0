"""What stands in the addresses of the person's pages, for the walks over all addresses."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.care.models import Block, Clinic, Receipt
from web import clinic as made
from web.access.sample import Sample
from web.conftest import Cast


def _receipt(cast: Cast, who: Person) -> object:
    of = made.record(cast)
    known = {"applicant": of.pk, "clinic": of.clinic, "what": "evaluation"}
    given = {"deleted": ["evaluation_coming"], "kept": ["evaluation_made"]}
    return Receipt.objects.get_or_create(**known, defaults=given)[0].pk


def _foreign_receipt(cast: Cast, who: Person) -> object:
    other, _ = Clinic.objects.get_or_create(
        organisation=9_999_999, defaults={"slug": "en-annan", "name": "En annan klinik"}
    )
    of = made.record(cast)
    return Receipt.objects.get_or_create(clinic=other, applicant=of.pk, what="draft")[0].pk


def _block(cast: Cast, who: Person) -> object:
    of = made.record(cast)
    return Block.objects.get_or_create(applicant=of, staff=cast.rut.pk, lifted_at=None)[0].pk


def _foreign_block(cast: Cast, who: Person) -> object:
    of = made.record(cast, cast.nils)
    return Block.objects.get_or_create(applicant=of, staff=None, lifted_at=None)[0].pk


SAMPLES = {
    "service:receipt": Sample(_receipt, _foreign_receipt),
    "service:block": Sample(_block, _foreign_block),
}
