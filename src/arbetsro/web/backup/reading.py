"""Restores a backup into an empty installation, all of it or nothing."""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connections, transaction

from arbetsro.web.audit.recording import record
from arbetsro.web.backup.contents import (
    FORMAT,
    MANIFEST,
    BackupError,
    is_migrated,
    kept_models,
    migration_state,
    stores,
)


def restore(file: Path) -> dict[str, int]:
    """Reads a backup into the installation; how many rows it had of each model.

    Raises:
        BackupError: The file is no whole backup, or fits another state of the tables, or there
            are records already. Nothing has been written then.
        OSError: The file cannot be read.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive, file)
            _check_place(manifest, file)
            _check_parts(archive, manifest, file)
            return _write_all(archive, manifest, file)
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise BackupError("not_whole", file=file) from error


def _manifest(archive: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        known = manifest["program"] == "arbetsro" and manifest["format"] == FORMAT
    except (KeyError, TypeError, ValueError) as error:
        raise BackupError("no_backup", file=file) from error
    if not known:
        raise BackupError("no_backup", file=file)
    return manifest  # type: ignore[no-any-return]


def _check_place(manifest: dict[str, Any], file: Path) -> None:
    """Whether the backup fits here, and nothing would be mixed with it."""
    if not all(map(is_migrated, stores())):
        raise BackupError("not_migrated")
    states = {store: migration_state(store) for store in stores()}
    if states != {name: store["migrations"] for name, store in manifest["stores"].items()}:
        raise BackupError("other_state", file=file, version=manifest["version"])
    for store in stores():
        if any(model._base_manager.using(store).exists() for model in kept_models(store)):
            raise BackupError("not_empty")


def _check_parts(archive: zipfile.ZipFile, manifest: dict[str, Any], file: Path) -> None:
    for name, store in manifest["stores"].items():
        labels = [model._meta.label_lower for model in kept_models(name)]
        if labels != [part["model"] for part in store["parts"]]:
            raise BackupError("not_whole", file=file)
        for part in store["parts"]:
            if _sum(archive, part["name"]) != (part["sha256"], part["rows"]):
                raise BackupError("not_whole", file=file)


def _sum(archive: zipfile.ZipFile, name: str) -> tuple[str, int]:
    total, rows = hashlib.sha256(), 0
    try:
        with archive.open(name) as part:
            while piece := part.read(1 << 20):
                total.update(piece)
                rows += piece.count(b"\n")
    except KeyError:
        return "", 0
    return total.hexdigest(), rows


def _write_all(archive: zipfile.ZipFile, manifest: dict[str, Any], file: Path) -> dict[str, int]:
    try:
        with ExitStack() as all_of_them:
            for store in stores():
                all_of_them.enter_context(transaction.atomic(using=store))
            counts = dict(_written(archive, manifest))
            for store in stores():
                _set_sequences(store)
            record("installation.restored", by=None, rows=sum(counts.values()))
    except (DeserializationError, DatabaseError) as error:
        raise BackupError("cannot_restore", file=file, reason=_first_line(error)) from error
    return counts


def _first_line(error: Exception) -> str:
    """What a database says first; the rest may tell what a row holds."""
    return str(error).strip().partition("\n")[0]


def _written(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[tuple[str, int]]:
    for name, store in manifest["stores"].items():
        for part in store["parts"]:
            with archive.open(part["name"]) as raw:
                text = io.TextIOWrapper(raw, "utf-8")
                for row in serializers.deserialize("jsonl", text, using=name):
                    if row.object._meta.label_lower != part["model"]:
                        raise DeserializationError(part["name"])
                    row.save(using=name, force_insert=True)
            yield part["model"], part["rows"]


def _set_sequences(store: str) -> None:
    """Lets the database number what comes next after what is there."""
    connection = connections[store]
    statements = connection.ops.sequence_reset_sql(no_style(), kept_models(store))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
