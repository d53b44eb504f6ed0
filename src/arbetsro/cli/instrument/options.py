"""Options and arguments that several commands share, and the files that they read."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.output import tell
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.exchange.answers import Answers
    from arbetsro.instruments.structure import Instrument
    from arbetsro.instruments.wording import Wording

_LANGUAGE = from_locale()
#: A file larger than this is none that these commands read.
_MOST_BYTES = 200_000_000

Id = Annotated[
    str,
    typer.Argument(metavar="ID", help=say("cli.instrument_id", _LANGUAGE), show_default=False),
]
AnswersPath = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help=say("cli.instrument_answers", _LANGUAGE), show_default=False
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help=say("cli.instrument_json", _LANGUAGE), show_default=False)
]


def instrument_for(given: str, language: Language) -> "Instrument":
    """The built-in instrument with this id, or that of a file; else the program ends."""
    from arbetsro.instruments.faults import InstrumentError
    from arbetsro.instruments.instrument import instruments, read_instrument

    known = {one.id: one for one in instruments()}
    if given in known:
        return known[given]
    if not given.endswith(".toml"):
        near = difflib.get_close_matches(given.casefold(), known, 1)
        hint = say("faults.suggestion", language, name=near[0]) if near else ""
        raise refused(say("cli.instrument_not_there", language, id=given, suggestion=hint))
    path = Path(given)
    try:
        return read_instrument(text_of(path, language))
    except InstrumentError as error:
        raise refused_of(path, [one.said(language) for one in error.faults]) from error


def wording_for(path: Path, of: "Instrument", language: Language) -> "Wording":
    """The words in a file; a file that cannot be used ends the program with its faults told."""
    from arbetsro.instruments.wording import WordingError, read_wording

    try:
        return read_wording(text_of(path, language), of)
    except WordingError as error:
        raise refused_of(path, [one.said(language) for one in error.faults]) from error


def answers_for(path: Path, of: "Instrument", language: Language) -> "Answers":
    """The answers in a file; a file that cannot be used ends the program with its faults told."""
    from arbetsro.evaluation.files.faults import FileError
    from arbetsro.exchange.answers import AnswersError, read_answers
    from arbetsro.reporting.evaluation.faults import sentences

    data = bytes_of(path, language)
    try:
        found = read_answers(data, of)
    except AnswersError as error:
        raise refused_of(path, [one.said(language) for one in error.faults]) from error
    except FileError as error:
        raise refused(*sentences(error, path.name, language)) from error
    if found.lacking:
        lacking = ", ".join(map(str, found.lacking))
        tell(say("cli.instrument_lacking", language, file=path.name, items=lacking))
    return found


def text_of(path: Path, language: Language) -> str:
    """The text of a file; what is none ends the program."""
    try:
        return bytes_of(path, language).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(say("cli.instrument_not_text", language, file=path)) from error


def bytes_of(path: Path, language: Language) -> bytes:
    """What is in a file; one that cannot be read ends the program."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise refused(say("cli.instrument_too_large", language, file=path))
        return path.read_bytes()
    except OSError as error:
        said = say("cli.instrument_cannot_read", language, file=path, reason=error.strerror)
        raise refused(said) from error


def refused_of(path: Path, sentences: list[str]) -> typer.Exit:
    """Tells what is wrong with a file, and gives what ends the program."""
    return refused(*(f"{path.name}: {one}" for one in sentences))


def refused(*sentences: str) -> typer.Exit:
    """Tells what is wrong, and gives what ends the program."""
    for one in dict.fromkeys(sentences):
        tell(one)
    return typer.Exit(2)
