"""What stands in the addresses of matters and tasks."""

from arbetsro.web.matters.actions import confirm, give_task
from arbetsro.web.matters.models import Matter, Task
from web.access.sample import UNIT, Make, Sample
from web.conftest import Cast, Person
from web.matters.making import REQUEST, RETURN, requested


def _request(unit, *, confirmed: bool = False, subject: str = "Lyftarna") -> Make:
    """The key of a request in a unit, the same one whenever it is asked for."""

    def make(cast: Cast, who: Person) -> object:
        where = unit(cast)
        found = Matter.objects.filter(unit=where, subject=subject).first()
        if found is None:
            found = requested(cast, where, subject=subject)
            if confirmed:
                confirm(by=cast.mats, matter=found)
        return found.pk

    return make


def _matter(confirmed: bool, subject: str) -> Sample:
    return Sample(
        _request(lambda cast: cast.home_care, confirmed=confirmed, subject=subject),
        _request(lambda cast: cast.other_root),
        _request(lambda cast: cast.south),
    )


def _task(unit, key: str) -> Make:
    """A task that the person has been given in a unit."""

    def make(cast: Cast, who: Person) -> object:
        where, to = unit(cast), cast.anna
        found = Task.objects.filter(unit=where, key=key).first()
        return (
            found or give_task(by=cast.mats, unit=where, given_to=to, key=key, text="Bedöma risker")
        ).pk

    return make


def _own(cast: Cast, who: Person) -> object:
    """A task of the person's own; of Anna's for those who are to be let in nowhere."""
    found = Task.objects.filter(given_to=who, unit=cast.home_care, key="").first()
    if found is None:
        text = f"Städa rummet åt {who.name}"
        found = Task.objects.create(
            unit=cast.home_care, given_to=who, given_by=cast.mats, text=text
        )
    return found.pk


def _of_the_other(cast: Cast, who: Person) -> object:
    """A task that the person has in the other organisation."""
    return Task.objects.create(
        unit=cast.other_root, given_to=who, given_by=cast.karin, text="Runda"
    ).pk


def _of_somebody_else(cast: Cast, who: Person) -> object:
    return Task.objects.create(
        unit=cast.south, given_to=cast.olle, given_by=cast.vera, text="Något annat"
    ).pk


_OWN = Sample(_own, _of_the_other, _of_somebody_else)
_DISTRIBUTED = Sample(
    _task(lambda cast: cast.home_care, "assess"),
    lambda cast, who: (
        Task.objects.create(
            unit=cast.other_root, given_to=cast.karin, given_by=cast.karin, text="Runda"
        ).pk
    ),
    lambda cast, who: (
        Task.objects.create(
            unit=cast.south, given_to=cast.anna, given_by=cast.vera, text="Bedöma"
        ).pk
    ),
)
_UNCONFIRMED = _matter(False, "Lyftarna")
_CONFIRMED = _matter(True, "Lyftarna, bekräftad")

SAMPLES = {
    "matters:tasks:pk": UNIT,
    "matters:tasks_pdf:pk": UNIT,
    "matters:task_give:pk": UNIT,
    "matters:pk": _UNCONFIRMED,
    "matters:answer:pk": _CONFIRMED,
    "matters:receipt:pk": _CONFIRMED,
    "matters:task": _DISTRIBUTED,
    "matters:task_acknowledge:task": _OWN,
    "matters:task_return:task": _OWN,
}
BODIES = {
    "matters:new": {**RETURN, "latest_on": "2099-01-01"},
    "matters:request": {**REQUEST, "asks_for": "measure", "latest_on": "2099-01-01"},
}
