"""Freezing the answers of a wave: the sheets become one file, and are gone."""

import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from typing import Any
from uuid import UUID

from django.db import transaction

from arbetsro.surveys.frozen import DamagedError, digest
from arbetsro.web.answers.models import FreeText, FrozenWave, Received, Sheet
from arbetsro.web.answers.putting_in import hold_for_closing
from arbetsro.web.answers.sealing import RING, unseal_sheet
from arbetsro.web.frame.stores import ANSWERS

#: Makes the file of all sheets.
Make = Callable[[Iterable[Mapping[str, Any]]], bytes]


def freeze_all(wave: UUID, make: Make, texts: Iterable[str]) -> FrozenWave:
    """Freezes a wave: once it is, nothing can be put in, and no sheet is left.

    What people have written in their own words is parted from the rest and shuffled.

    Args:
        wave: Which survey, as the store of answers knows it.
        make: Makes the file. Whatever it raises undoes all of it.
        texts: The keys of the questions that are answered in own words.
    """
    with transaction.atomic(using=ANSWERS):
        hold_for_closing(wave)
        found = FrozenWave.objects.filter(pk=wave).first()
        if found is not None:
            return found
        contents = _contents(wave)
        data = make(contents)
        _part(wave, contents, tuple(texts))
        frozen = FrozenWave.objects.create(
            wave=wave, content=RING.seal(data), digest=digest(data), rows=len(contents)
        )
        _delete(wave)
        return frozen


def frozen_file(wave: UUID) -> bytes:
    """The file of a frozen wave, as it was when it was frozen.

    Raises:
        DamagedError: It is not.
        NoKeyError: None of the keys opens it.
        FrozenWave.DoesNotExist: It has not been frozen.
    """
    frozen = FrozenWave.objects.get(pk=wave)
    data = RING.open(bytes(frozen.content))
    if digest(data) != frozen.digest:
        raise DamagedError("changed")
    return data


def delete_sheets(wave: UUID) -> None:
    """Deletes what has been answered of a wave that is called off."""
    with transaction.atomic(using=ANSWERS):
        hold_for_closing(wave)
        _delete(wave)


def with_sheets(waves: Iterable[UUID]) -> list[UUID]:
    """Those of some waves that have sheets."""
    found = Sheet.objects.filter(wave__in=list(waves)).values_list("wave", flat=True)
    return list(found.distinct())


def _delete(wave: UUID) -> None:
    Sheet.objects.filter(wave=wave).delete()
    Received.objects.filter(wave=wave).delete()


def _contents(wave: UUID) -> list[dict[str, Any]]:
    """What is in all sheets of a wave."""
    rows = Sheet.objects.filter(wave=wave, is_filled=True).values_list("content", flat=True)
    # A generator, whatever its type says; it must not outlive the transaction.
    with closing(rows.iterator(chunk_size=1000)) as sealed:  # type: ignore[type-var]
        return [unseal_sheet(bytes(one)) for one in sealed]


def _part(wave: UUID, contents: Iterable[Mapping[str, Any]], questions: tuple[str, ...]) -> None:
    found = [
        FreeText(wave=wave, question=question, text=RING.seal_without_time(text.encode()))
        for one in contents
        for question in questions
        if (text := one["answers"].get(question))
    ]
    random.SystemRandom().shuffle(found)
    FreeText.objects.bulk_create(found, batch_size=500)
