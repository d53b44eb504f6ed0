"""What a file says of its data set beside the rows: that it is synthetic, and its source."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from arbetsro.evaluation.dataset import DataSet
from arbetsro.evaluation.files.faults import FileError
from arbetsro.language import LANGUAGES, Text


def companion_of(path: Path) -> Path:
    """Where the file lies that tells what a CSV file is: ``a.about.toml`` beside ``a.csv``."""
    return path.with_suffix(".about.toml")


def marks_of(data: DataSet) -> dict[str, str]:
    """What a file keeps of the data set beside the rows, as short texts."""
    marks = {"synthetic": "true" if data.is_synthetic else "false"}
    if data.about:
        marks |= {f"about_{one}": data.about.in_(one) for one in LANGUAGES}
    return marks


def is_synthetic(marks: Mapping[str, str]) -> bool:
    """Whether a file says that nobody in it exists."""
    return marks.get("synthetic", "").lower() == "true"


def about_of(marks: Mapping[str, str]) -> Text | None:
    """Where a file says that its rows come from, in all languages."""
    told = {one: marks.get(f"about_{one}", "") for one in LANGUAGES}
    return Text(**told) if all(told.values()) else None


def as_companion(data: DataSet) -> bytes:
    """The small TOML file that lies beside a CSV file, which has no place for marks."""
    import tomlkit

    document = tomlkit.document()
    for key, value in marks_of(data).items():
        document[key] = data.is_synthetic if key == "synthetic" else value
    return tomlkit.dumps(document).encode()


def read_companion(content: bytes, name: str) -> dict[str, str]:
    """The marks in such a file.

    Raises:
        FileError: It is no TOML.
    """
    try:
        table = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileError.of("broken_companion", name=name) from error
    return {
        key: str(value).lower() if isinstance(value, bool) else str(value)
        for key, value in table.items()
    }
