"""Sealing everything anew with the newest key, while people go on working.

Nothing is written that somebody has changed meanwhile: each value is put in the place of the one
that was read, and of no other. What is sealed with the newest key already is left as it is, so that
a rotation that was broken off goes on where it stopped.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from django.db.models import ExpressionWrapper, F, TextField

from arbetsro.web.care.fields import SealedField
from arbetsro.web.care.sealing import NoKeyError, Sealed, key_that_opens, seal_anew
from arbetsro.web.frame.stores import APPS, CARE

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table in which everything is sealed."""

    model: type[models.Model]
    field: str

    def __str__(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field}"


@dataclass(slots=True)
class Progress:
    """How far a rotation has come: values looked at, sealed anew, and that no key opens."""

    seen: int = 0
    anew: int = 0
    shut: int = 0


def columns() -> list[Column]:
    """Every column of the care store in which something is sealed."""
    found = (model for model in apps.get_models() if model._meta.app_label in APPS[CARE])
    return [
        Column(model, field.name)
        for model in found
        for field in model._meta.concrete_fields
        if isinstance(field, SealedField)
    ]


def reseal() -> Iterator[Progress]:
    """Seals everything anew that is not sealed with the newest key; tells after each batch."""
    progress = Progress()
    for column in columns():
        for batch in _batches(column):
            # One transaction a batch: four times as fast, and nobody waits longer than a moment.
            with transaction.atomic(using=CARE):
                for pk, token in batch:
                    _reseal_one(column, pk, token, progress)
            yield progress
    yield progress


def by_key() -> dict[str, Counter[int | None]]:
    """By column, how many values each key of the ring opens; None for those that none opens."""
    found = {}
    for column in columns():
        counts: Counter[int | None] = Counter()
        for batch in _batches(column):
            counts.update(key_that_opens(token) for _, token in batch)
        found[str(column)] = counts
    return found


def _reseal_one(column: Column, pk: object, token: str, progress: Progress) -> None:
    progress.seen += 1
    # Somebody may write the row meanwhile, with an old key too: then what they wrote is read.
    while key_that_opens(token) != 0:
        try:
            new = Sealed(seal_anew(token))
        except NoKeyError:
            progress.shut += 1
            return
        rows = _raw(column).filter(pk=pk)
        if rows.filter(raw=token).update(**{column.field: new}):
            progress.anew += 1
            return
        now = rows.values_list("raw", flat=True).first()
        if now is None:
            return  # it has been deleted
        token = now


def _batches(column: Column) -> Iterator[list[tuple[object, str]]]:
    """The values of a column as the database has them, some at a time, in the order of the keys."""
    rows = _raw(column).filter(raw__isnull=False).order_by("pk")
    last: object = None
    while True:
        after = rows if last is None else rows.filter(pk__gt=last)
        batch = list(after.values_list("pk", "raw")[:_BATCH])
        if not batch:
            return
        yield batch
        last = batch[-1][0]


def _raw(column: Column) -> models.QuerySet[models.Model]:
    """The rows of a column with ``raw``, what is sealed, as it stands."""
    raw = ExpressionWrapper(F(column.field), output_field=TextField())
    return column.model._base_manager.annotate(raw=raw)
