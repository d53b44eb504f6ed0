"""Putting sheets into the store so that neither their rows nor their files tell who came when."""

import random
import uuid
from collections.abc import Mapping
from uuid import UUID

from django.db import connections, transaction

from arbetsro.web.answers.models import FrozenWave, Sheet
from arbetsro.web.answers.sealing import seal_sheet, unseal_sheet
from arbetsro.web.frame.stores import ANSWERS

#: How many sheets are written anew beside each that comes in, where rows keep the order in which
#: they were written: the newest cannot be told from them.
STIRRED = 9
_lots = random.SystemRandom()


class WaveIsFrozenError(Exception):
    """The answers of the wave have been closed meanwhile; nothing was put in."""


def is_in(wave: UUID, key: UUID) -> bool:
    """Whether a sheet is there, as when a device sends it once more because it heard no answer."""
    return Sheet.objects.filter(pk=key, wave=wave).exists()


def put_in(wave: UUID, key: UUID, content: Mapping[str, object]) -> None:
    """Keeps a sheet.

    Args:
        wave: Which survey, as the store of answers knows it.
        key: What the device has called the sheet.
        content: What is sealed: the place, the answers and the texts. No time, no name, no code.

    Raises:
        WaveIsFrozenError: It has been closed.
    """
    with transaction.atomic(using=ANSWERS):
        _hold(wave, shared=True)
        if FrozenWave.objects.filter(pk=wave).exists():
            raise WaveIsFrozenError
        new = Sheet(key=key, wave=wave, content=seal_sheet(content))
        # On SQLite the table stands in the order of the keys, and its pages are written in place.
        others = _taken_out(wave) if connections[ANSWERS].vendor == "postgresql" else []
        mixed = [new, *others]
        _lots.shuffle(mixed)
        Sheet.objects.bulk_create(mixed)


def hold_for_closing(wave: UUID) -> None:
    """Waits for those who are putting in, and lets nobody else until the transaction is over."""
    _hold(wave, shared=False)


def _hold(wave: UUID, *, shared: bool) -> None:
    # SQLite lets one write at a time as it is.
    if connections[ANSWERS].vendor == "postgresql":
        name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        with connections[ANSWERS].cursor() as cursor:
            cursor.execute(f"SELECT {name}(%s)", [wave.int % 2**63])


def _taken_out(wave: UUID) -> list[Sheet]:
    """Some sheets, drawn by lot and deleted, sealed anew to be put back."""
    there = Sheet.objects.select_for_update(skip_locked=True).filter(wave=wave)
    chosen = list(there.filter(pk__gte=uuid.uuid4()).order_by("pk")[:STIRRED])
    chosen += list(there.exclude(pk__in=[one.pk for one in chosen])[: STIRRED - len(chosen)])
    Sheet.objects.filter(pk__in=[one.pk for one in chosen]).delete()
    return [
        Sheet(key=one.key, wave=one.wave, content=seal_sheet(unseal_sheet(one.content)))
        for one in chosen
    ]
