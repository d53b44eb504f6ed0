"""The file in which an installation on this machine keeps the keys of the care store."""

import os
from pathlib import Path

from django.conf import settings

from arbetsro.web.care.sealing import forget_keys, key_lines, new_key


def key_file() -> Path | None:
    """The file of the keys; none where a setting holds them."""
    return settings.CARE_KEYS if isinstance(settings.CARE_KEYS, Path) else None


def add_key(file: Path) -> int:
    """Puts a new key before the others; how many there are then.

    The file is whole at every moment: other processes may read it at any time.
    """
    old = key_lines(file.read_text("utf-8")) if file.exists() else []
    keys = [new_key(), *old]
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write("\n".join(keys) + "\n")
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
    forget_keys()
    return len(keys)
