"""Writes a backup: a ZIP file with the rows of each model, and a manifest with their checksums."""

import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core import serializers
from django.db import models
from django.utils import timezone

from arbetsro import __version__
from arbetsro.web.audit.recording import record
from arbetsro.web.backup.contents import (
    FORMAT,
    MANIFEST,
    BackupError,
    ExactJSON,
    is_migrated,
    kept_models,
    migration_state,
    one_moment,
    stores,
)


def back_up(file: Path) -> dict[str, int]:
    """Writes a backup of the whole installation; how many rows it has of each model.

    The file appears whole or not at all, and only its owner may read it.

    Raises:
        BackupError: There is a file of that name, or the tables are not up to date.
        OSError: The file could not be written.
    """
    if file.exists():
        raise BackupError("exists_already", file=file)
    if not all(map(is_migrated, stores())):
        raise BackupError("not_migrated")
    with _beside(file) as temporary:
        counts = _write(temporary)
    record("installation.backed_up", by=None, reading=True, rows=sum(counts.values()))
    return counts


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A temporary file, which takes the name of ``file`` at the end if all went well."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    os.close(handle)
    try:
        yield Path(name)
        with Path(name).open("rb") as written:
            os.fsync(written.fileno())
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)


def _write(file: Path) -> dict[str, int]:
    manifest: dict[str, Any] = {
        "program": "arbetsro",
        "format": FORMAT,
        "version": __version__,
        "made_at": timezone.now().isoformat(),
        "stores": {},
    }
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for store in stores():
            with one_moment(store):
                parts = [_write_part(archive, store, model) for model in kept_models(store)]
                state = migration_state(store)
            manifest["stores"][store] = {"migrations": state, "parts": parts}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=2))
    every = [part for store in manifest["stores"].values() for part in store["parts"]]
    return {part["model"]: part["rows"] for part in every}


def _write_part(
    archive: zipfile.ZipFile, store: str, model: type[models.Model]
) -> dict[str, str | int]:
    label = model._meta.label_lower
    name = f"{store}/{label}.jsonl"
    rows = model._base_manager.using(store).order_by("pk")
    with archive.open(name, "w", force_zip64=True) as part:
        summed = _Summed(part)
        with io.TextIOWrapper(io.BufferedWriter(summed, 1 << 16), "utf-8") as text:
            serializers.serialize("jsonl", rows.iterator(100), stream=text, cls=ExactJSON)
            text.flush()
            return {"model": label, "name": name, "rows": summed.rows, "sha256": summed.sum}


class _Summed(io.RawIOBase):
    """Passes on what is written, counts its lines and sums it up."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._sum = hashlib.sha256()
        self.rows = 0

    @property
    def sum(self) -> str:
        return self._sum.hexdigest()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:  # noqa: ANN401 - any buffer
        data = bytes(content)
        self._sum.update(data)
        self.rows += data.count(b"\n")
        self._target.write(data)
        return len(data)
