"""The rooms that answers are put into, made before there are any."""

import random
import uuid
from collections.abc import Iterable
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet

from arbetsro.web.answers.models import Sheet
from arbetsro.web.answers.sealing import seal_sheet
from arbetsro.web.frame.stores import ANSWERS

#: How many are made at least, and at a time where there turn out to be too few.
SOME = 64
#: With half as many again as are invited, one that is drawn by lot is soon an empty one.
_SPARE = 1.5
_TRIES = 12
#: So many are drawn for each that is wanted, since some of them are full.
_DRAWN = 4
_lots = random.SystemRandom()


def make_rooms(wave: UUID, invited: int) -> None:
    """Makes the rooms of a wave, before anybody answers it.

    Args:
        wave: Which survey, as the store of answers knows it.
        invited: How many may answer.
    """
    wanted = max(SOME, int(_SPARE * invited))
    _make(wave, range(_of(wave).count(), wanted))


def empty_rooms(wave: UUID, wanted: int) -> list[Sheet]:
    """Some empty rooms, each as likely as any other; nobody else is given them meanwhile."""
    found: dict[UUID, Sheet] = {}
    while True:
        count = _of(wave).count()
        for _ in range(_TRIES if count else 0):
            keys = {_key(wave, _lots.randrange(count)) for _ in range(_DRAWN * wanted)}
            empty = _locked(wave).filter(pk__in=keys - found.keys(), is_filled=False)
            found |= {room.pk: room for room in empty.defer("content")}
            if len(found) >= wanted:
                return _lots.sample(list(found.values()), wanted)
        _make(wave, range(count, count + max(SOME, count // 2)))


def some_others(wave: UUID, but: Iterable[Sheet], most: int) -> list[Sheet]:
    """Rooms of the same wave drawn by lot, empty or not."""
    count = _of(wave).count()
    keys = {_key(wave, number) for number in _lots.sample(range(count), min(most, count))}
    return list(_locked(wave).filter(pk__in=keys - {one.pk for one in but}))


def _locked(wave: UUID) -> QuerySet[Sheet]:
    """The rooms of a wave that nobody else is writing in."""
    return _of(wave).select_for_update(skip_locked=connections[ANSWERS].vendor == "postgresql")


def _of(wave: UUID) -> QuerySet[Sheet]:
    return Sheet.objects.filter(wave=wave)


def _make(wave: UUID, numbers: Iterable[int]) -> None:
    rooms = [Sheet(key=_key(wave, n), wave=wave, content=seal_sheet({})) for n in numbers]
    # Another may be making the same at the same time.
    Sheet.objects.bulk_create(rooms, batch_size=200, ignore_conflicts=True)


def _key(wave: UUID, number: int) -> UUID:
    return uuid.uuid5(wave, str(number))
