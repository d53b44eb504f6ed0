"""What stands in the addresses of evaluation, for the walks over all addresses."""

from collections.abc import Callable

from arbetsro.evaluation.synthetic import synthetic
from arbetsro.web.care.clinics import clinic_for
from arbetsro.web.care.models import Clinic
from arbetsro.web.evaluations.models import FrozenSet
from arbetsro.web.organisations.models import Organisation
from web import clinic
from web.access.sample import Make, Sample, word
from web.conftest import Cast


def _another(cast: Cast) -> Clinic:
    made, _ = Organisation.objects.get_or_create(
        slug="andra-kliniken", defaults={"name": "Andra kliniken", "kind": "clinic"}
    )
    return clinic_for(made)


def _set(where: Callable[[Cast], Clinic]) -> Make:
    """A data set of twenty people nobody knows; made once."""

    def make(cast: Cast, who: object) -> object:
        found = FrozenSet.objects.filter(clinic=where(cast)).first()
        rows = [{k: v for k, v in one.items() if k != "age"} for one in synthetic().rows[:20]]
        made = {"clinic": where(cast), "by": cast.eva.pk, "people": 20, "rows": rows}
        return (found or FrozenSet.objects.create(**made)).pk

    return make


SAMPLES = {
    "evaluations:pk": Sample(_set(clinic.clinic), _set(_another)),
    "evaluations:kind": word("csv"),
}
