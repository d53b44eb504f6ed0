"""``arbetsro analyse``: from a case file to a decision document."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.options import CasePath, LanguageOption, day_of, language_for, read
from arbetsro.cli.output import (
    console,
    fault_of_targets,
    move_into_place,
    progress,
    tell,
    tell_faults,
)
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.economics.analysis import Analysis
    from arbetsro.economics.case import Case
    from arbetsro.reporting.document import Document

_LANGUAGE = from_locale()


def _file(flag: str, name: str) -> object:
    return typer.Option(f"--{flag}", metavar="FILE", help=say(f"cli.{name}", _LANGUAGE))


def analyse_case(  # noqa: PLR0913 - one argument for each option
    case: CasePath,
    pdf: Annotated[Path | None, _file("pdf", "pdf")] = None,
    docx: Annotated[Path | None, _file("docx", "docx")] = None,
    xlsx: Annotated[Path | None, _file("xlsx", "xlsx")] = None,
    md: Annotated[Path | None, _file("md", "md")] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.json", _LANGUAGE))] = False,
    draft: Annotated[bool, typer.Option("--draft", help=say("cli.draft", _LANGUAGE))] = False,
    made: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help=say("cli.date", _LANGUAGE)),
    ] = None,
    language: LanguageOption = None,
) -> None:
    """Computes a case and shows or writes the basis for decision."""
    tongue = language_for(language)
    day = day_of(made, tongue)
    wanted = {
        kind: path for kind, path in zip(_WRITERS, (pdf, docx, xlsx, md), strict=True) if path
    }
    if (fault := fault_of_targets(wanted.values(), case, tongue)) is not None:
        tell(fault)
        raise typer.Exit(2)
    read_case = read(case, tongue)
    try:
        analysis = _analysed(read_case, case, tongue)
        ready = _ready(analysis, tongue, draft=draft)
        if as_json and (ready or analysis.is_only_incomplete):
            _print_json(analysis)
        if not ready:
            raise typer.Exit(2)
        _write(analysis, wanted, tongue, day)
        if not as_json and not wanted:
            _show(analysis, tongue, day)
    except ModuleNotFoundError as error:
        tell(say("cli.extra_missing", tongue, extra=_extra(error)))
        raise typer.Exit(2) from error


def _analysed(case: "Case", path: Path, language: Language) -> "Analysis":
    from arbetsro.economics.analysis import analyse

    with progress(say("cli.computing", language)):
        analysis = analyse(case)
    tell_faults(analysis.faults, language, path)
    return analysis


def _ready(analysis: "Analysis", language: Language, *, draft: bool) -> bool:
    """Whether documents may be written; tells what to do where they may not."""
    if analysis.is_complete or (draft and analysis.is_only_incomplete):
        return True
    incomplete = analysis.is_only_incomplete
    tell(say("cli.nothing_written" if incomplete else "cli.nothing_written_wrong", language))
    return False


def _print_json(analysis: "Analysis") -> None:
    from arbetsro.economics.result import as_data

    typer.echo(json.dumps(as_data(analysis), ensure_ascii=False, indent=2, allow_nan=False))


def _show(analysis: "Analysis", language: Language, day: date) -> None:
    from arbetsro.reporting.terminal import show

    show(_document(analysis, language, day, brief=True), console())
    typer.echo(f"\n{say('cli.whole_document', language)}")


def _write(analysis: "Analysis", wanted: dict[str, Path], language: Language, day: date) -> None:
    contents = {}
    for kind, path in wanted.items():
        with progress(say("cli.writing", language, file=path)):
            contents[path] = _WRITERS[kind](analysis, language, day)
    move_into_place(contents, language)
    for path in contents:
        tell(say("cli.written", language, file=path))


def _document(
    analysis: "Analysis", language: Language, day: date, *, brief: bool = False
) -> "Document":
    from arbetsro.reporting.decision import decision_document

    return decision_document(analysis, language, made=day, brief=brief)


def _pdf(analysis: "Analysis", language: Language, day: date) -> bytes:
    from arbetsro.reporting.pdf import as_pdf

    return as_pdf(_document(analysis, language, day))


def _docx(analysis: "Analysis", language: Language, day: date) -> bytes:
    from arbetsro.reporting.word import write_word

    file = io.BytesIO()
    write_word(_document(analysis, language, day), file)
    return file.getvalue()


def _xlsx(analysis: "Analysis", language: Language, day: date) -> bytes:
    from arbetsro.reporting.workbook import write_workbook

    file = io.BytesIO()
    write_workbook(analysis, language, file, made=day)
    return file.getvalue()


def _md(analysis: "Analysis", language: Language, day: date) -> bytes:
    from arbetsro.reporting.markdown import as_markdown

    return as_markdown(_document(analysis, language, day)).encode()


_WRITERS: dict[str, Callable[["Analysis", Language, date], bytes]] = {
    "pdf": _pdf,
    "docx": _docx,
    "xlsx": _xlsx,
    "md": _md,
}


def _extra(error: ModuleNotFoundError) -> str:
    return "uncertainty" if (error.name or "").startswith("scipy") else "documents"
