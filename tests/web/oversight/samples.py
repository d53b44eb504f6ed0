"""What stands in the addresses of oversight."""

from collections.abc import Callable

from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.models import BoardFile, BoardPack
from web.access.sample import UNIT, Make, Sample
from web.conftest import Cast, Person
from web.oversight.making import pack_of

Where = Callable[[Cast], Unit]


def _pack(unit: Where) -> Callable[[Cast], BoardPack]:
    """A pack of a unit, the same one whenever it is asked for."""

    def make(cast: Cast) -> BoardPack:
        found = BoardPack.objects.filter(unit=unit(cast)).first()
        return found or pack_of(cast.anna, unit(cast))

    return make


def _file(pack: Callable[[Cast], BoardPack]) -> Make:
    def make(cast: Cast, who: Person) -> object:
        fields = {"pack": pack(cast), "kind": "pdf", "language": "sv"}
        content = {"content": b"%PDF-1.7"}
        return BoardFile.objects.get_or_create(**fields, defaults=content)[0].pk

    return make


_OWN = _pack(lambda cast: cast.home_care)
_FOREIGN = _pack(lambda cast: cast.other_root)
_OUTSIDE = _pack(lambda cast: cast.south)

SAMPLES = {
    "oversight:pk": UNIT,
    "oversight:pack": Sample(
        lambda cast, who: _OWN(cast).pk,
        lambda cast, who: _FOREIGN(cast).pk,
        lambda cast, who: _OUTSIDE(cast).pk,
    ),
    "oversight:file": Sample(_file(_OWN), _file(_FOREIGN), _file(_OUTSIDE)),
}
