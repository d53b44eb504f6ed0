"""Putting sheets into the store so that neither their rows nor their files tell who came when."""

import random
from collections.abc import Mapping
from uuid import UUID

from django.db import connections, transaction

from arbetsro.web.answers.batching import Batches, Waiting
from arbetsro.web.answers.models import FrozenWave, Received, Sheet
from arbetsro.web.answers.rooms import empty_rooms, some_others
from arbetsro.web.answers.sealing import seal_anew, seal_sheet
from arbetsro.web.frame.stores import ANSWERS

#: How many sheets are sealed and written anew beside each that comes in, on PostgreSQL, which marks
#: each row with the transaction that wrote it: the newest cannot be told from them.
STIRRED = 19
_UPDATE = "UPDATE answers_sheet SET content = %s, is_filled = %s WHERE key = %s"
_lots = random.SystemRandom()


class WaveIsFrozenError(Exception):
    """The answers of the wave have been closed meanwhile; nothing was put in."""


def is_in(wave: UUID, key: UUID) -> bool:
    """Whether a sheet is there, as when a device sends it once more because it heard no answer."""
    return Received.objects.filter(pk=key, wave=wave).exists()


def put_in(wave: UUID, key: UUID, content: Mapping[str, object]) -> None:
    """Keeps a sheet, once.

    Args:
        wave: Which survey, as the store of answers knows it.
        key: What the device has called the sheet.
        content: What is sealed: the place, the answers and the texts. No time, no name, no code.

    Raises:
        TooLongError: More was written than there is room for.
        WaveIsFrozenError: It has been closed.
    """
    _batches.add(Waiting(wave, key, seal_sheet(content)))


def put_all(wave: UUID, sheets: Mapping[UUID, Mapping[str, object]]) -> None:
    """Keeps many sheets in one go, by their keys, as when a demonstration is made up."""
    batch = [Waiting(wave, key, seal_sheet(content)) for key, content in sheets.items()]
    _write(batch)
    for error in (one.error for one in batch if one.error):
        raise error


def _write(batch: list[Waiting]) -> None:
    with transaction.atomic(using=ANSWERS):
        for wave in sorted({one.wave for one in batch}):
            _hold(wave, shared=True)
            _fill(wave, [one for one in batch if one.wave == wave])


def _fill(wave: UUID, batch: list[Waiting]) -> None:
    if FrozenWave.objects.filter(pk=wave).exists():
        for one in batch:
            one.error = WaveIsFrozenError()
        return
    new = {one.key: one.sealed for one in batch}
    for key in Received.objects.filter(pk__in=new).values_list("pk", flat=True):
        del new[key]
    rooms = empty_rooms(wave, len(new))
    # SQLite writes over what was there, in the same place of the same page.
    others = _others(wave, rooms) if connections[ANSWERS].vendor == "postgresql" else []
    for room, sealed in zip(rooms, new.values(), strict=True):
        room.content, room.is_filled = sealed, True
    mixed = [*rooms, *others]
    _lots.shuffle(mixed)
    _write_over(mixed)
    Received.objects.bulk_create(Received(key=key, wave=wave) for key in new)


def _write_over(rooms: list[Sheet]) -> None:
    store, key = connections[ANSWERS], Sheet._meta.get_field("key")
    rows = [
        (bytes(one.content), one.is_filled, key.get_db_prep_value(one.pk, store)) for one in rooms
    ]
    with store.cursor() as cursor:
        # In this order: where a row is written anew, its place must not tell of its key either.
        cursor.executemany(_UPDATE, rows)


def hold_for_closing(wave: UUID) -> None:
    """Waits for those who are putting in, and lets nobody else until the transaction is over."""
    _hold(wave, shared=False)


def _hold(wave: UUID, *, shared: bool) -> None:
    # SQLite lets one write at a time as it is.
    if connections[ANSWERS].vendor == "postgresql":
        name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        with connections[ANSWERS].cursor() as cursor:
            cursor.execute(f"SELECT {name}(%s)", [wave.int % 2**63])


def _others(wave: UUID, but: list[Sheet]) -> list[Sheet]:
    """Some other sheets, filled and not, sealed anew."""
    found = some_others(wave, but, STIRRED)
    for one in found:
        one.content = seal_anew(bytes(one.content))
    return found


_batches = Batches(_write)
