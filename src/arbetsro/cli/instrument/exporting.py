"""``arbetsro instrument export``: a questionnaire for another program."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.instrument.options import Id, instrument_for, refused, wording_for
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import fault_of_targets, move_into_place, tell
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.exchange.faults import Note
    from arbetsro.instruments.structure import Instrument
    from arbetsro.instruments.wording import Wording

    Made = tuple[bytes, tuple[Note, ...]]
    Write = Callable[[Instrument, Wording | None, Language, str], Made]

_LANGUAGE = from_locale()
_BASE = "https://example.org/fhir"

To = Annotated[
    str,
    typer.Option(
        "--to", metavar="lss|fhir|redcap", help=say("cli.instrument_to", _LANGUAGE),
        show_default=False,
    ),
]  # fmt: skip
WordingOption = Annotated[
    Path | None,
    typer.Option("--wording", metavar="FILE", help=say("cli.instrument_wording", _LANGUAGE)),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help=say("cli.instrument_out", _LANGUAGE))
]
Base = Annotated[
    str, typer.Option("--base", metavar="URL", help=say("cli.instrument_base", _LANGUAGE))
]


def export_instrument(
    id_: Id,
    to: To = "",
    wording: WordingOption = None,
    out: Out = None,
    base: Base = _BASE,
    language: LanguageOption = None,
) -> None:
    """Writes a questionnaire for LimeSurvey, as FHIR, or for REDCap."""
    from arbetsro.exchange.sheet import NoWordsError

    tongue = language_for(language)
    if to not in _WRITERS:
        raise refused(say("cli.instrument_no_such_format", tongue, given=to))
    fault = fault_of_targets([out], wording or Path(), tongue) if out else None
    if fault:
        raise refused(fault)
    of = instrument_for(id_, tongue)
    words = wording_for(wording, of, tongue) if wording else None
    try:
        content, notes = _WRITERS[to](of, words, tongue, base)
    except NoWordsError as error:
        said = say("cli.instrument_no_words", tongue, id=of.id, holder=of.licence.holder or "?")
        raise refused(said) from error
    _put(content, out, tongue)
    for note in notes:
        tell(note.said(tongue))


def _put(content: bytes, out: Path | None, language: Language) -> None:
    if out is None:
        sys.stdout.buffer.write(content)
        return
    move_into_place({out: content}, language)
    tell(say("cli.written", language, file=out))


def _lss(of: "Instrument", wording: "Wording | None", _: Language, __: str) -> "Made":
    from arbetsro.exchange.limesurvey.writing import not_written, write_lss

    return write_lss(of, wording), not_written(of)


def _fhir(of: "Instrument", wording: "Wording | None", language: Language, base: str) -> "Made":
    from arbetsro.exchange.faults import Note
    from arbetsro.exchange.fhir.naming import Naming
    from arbetsro.exchange.fhir.questionnaire import whole_questionnaire
    from arbetsro.exchange.rules import left_out

    made = whole_questionnaire(of, wording, Naming(base, language))
    notes = tuple(Note("score_left_out", one.key) for one in left_out(of))
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode(), notes


def _redcap(of: "Instrument", wording: "Wording | None", language: Language, _: str) -> "Made":
    from arbetsro.exchange.redcap import not_written, write_dictionary

    return write_dictionary(of, wording, language), not_written(of, wording, language)


_WRITERS: "Mapping[str, Write]" = {"lss": _lss, "fhir": _fhir, "redcap": _redcap}
