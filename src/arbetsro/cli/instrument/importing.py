"""``arbetsro instrument import``: a questionnaire of another program as a file of ours."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.instrument.options import bytes_of, refused, refused_of
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import fault_of_targets, move_into_place, tell
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.exchange.found import Found

_LANGUAGE = from_locale()

Source = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help=say("cli.instrument_source", _LANGUAGE), show_default=False
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help=say("cli.instrument_import_out", _LANGUAGE)),
]
WordingOut = Annotated[
    Path | None,
    typer.Option("--wording", metavar="FILE", help=say("cli.instrument_wording_out", _LANGUAGE)),
]


def import_questionnaire(
    file: Source, out: Out = None, wording: WordingOut = None, language: LanguageOption = None
) -> None:
    """Reads a file of LimeSurvey, FHIR or REDCap, and writes structure and words apart."""
    from arbetsro.exchange.faults import ExchangeError
    from arbetsro.exchange.instrument_file import as_toml
    from arbetsro.exchange.wording_out import as_wording_file

    tongue = language_for(language)
    fault = fault_of_targets([one for one in (out, wording) if one], file, tongue)
    if fault:
        raise refused(fault)
    try:
        found = _read(bytes_of(file, tongue), tongue)
    except ExchangeError as error:
        raise refused_of(file, [error.said(tongue)]) from error
    contents = {out: as_toml(found.instrument).encode()} if out else {}
    if wording and found.wording:
        contents[wording] = as_wording_file(found.wording).encode()
    move_into_place(contents, tongue)
    for path in contents:
        tell(say("cli.written", tongue, file=path))
    if out is None:
        typer.echo(as_toml(found.instrument))
    _tell_notes(found, wording, tongue)


def _read(data: bytes, language: Language) -> "Found":
    """What a file holds; which program wrote it shows from how it begins."""
    from arbetsro.exchange.fhir.questionnaire_reading import read_questionnaire
    from arbetsro.exchange.limesurvey.reading import read_lss
    from arbetsro.exchange.redcap_reading import read_dictionary

    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"<":
        return read_lss(data)
    if start in (b"{", b"["):
        return read_questionnaire(data)
    return read_dictionary(data, language)


def _tell_notes(found: "Found", wording: Path | None, language: Language) -> None:
    for note in found.notes:
        tell(note.said(language))
    if found.wording and wording is None:
        tell(say("cli.instrument_words_apart", language))
    elif wording and not found.wording:
        tell(say("cli.instrument_words_within", language, file=wording))
