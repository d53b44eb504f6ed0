"""``arbetsro evaluate``: from a de-identified data set to the report of the counselling service."""

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.options import LanguageOption, day_of, language_for
from arbetsro.cli.output import (
    console,
    fault_of_targets,
    move_into_place,
    print_json,
    progress,
    tell,
)
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.evaluation.dataset import DataSet
    from arbetsro.evaluation.results import Evaluation
    from arbetsro.reporting.document import Document

_LANGUAGE = from_locale()
_OF_DOCUMENTS = ("docx", "typst", "vl_convert")


def _option(flag: str, name: str, metavar: str | None = None) -> object:
    return typer.Option(f"--{flag}", metavar=metavar, help=say(f"evaluation.{name}", _LANGUAGE))


def evaluate_data(  # noqa: PLR0913 - one argument for each option
    data: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DATA]", help=say("evaluation.option_data", _LANGUAGE), show_default=False
        ),
    ] = None,
    example: Annotated[bool, _option("example", "option_example")] = False,
    pdf: Annotated[Path | None, _option("pdf", "option_pdf", "FILE")] = None,
    docx: Annotated[Path | None, _option("docx", "option_docx", "FILE")] = None,
    as_json: Annotated[bool, _option("json", "option_json")] = False,
    save: Annotated[Path | None, _option("save", "option_save", "FILE")] = None,
    made: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help=say("cli.date", _LANGUAGE)),
    ] = None,
    language: LanguageOption = None,
) -> None:
    """Evaluates a data set, and shows or writes the report."""
    tongue = language_for(language)
    day = day_of(made, tongue)
    wanted = {"pdf": pdf, "docx": docx, "save": save}
    _check(data, example, {name: path for name, path in wanted.items() if path}, tongue)
    try:
        rows = _rows(data, tongue)
        found = _evaluated(rows, tongue)
        if as_json:
            _print_json(found)
        contents = _reports(found, pdf, docx, tongue, day)
        contents |= _files(rows, save, tongue)
        _move(contents, tongue)
        if not as_json and not contents:
            _show(found, tongue, day)
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        extra = "documents" if name in _OF_DOCUMENTS else "evaluation"
        tell(say("cli.extra_missing", tongue, extra=extra))
        raise typer.Exit(2) from error


def _check(data: Path | None, example: bool, wanted: dict[str, Path], language: Language) -> None:
    """Ends the program where it is not clear what to read, or a file cannot be written."""
    fault = None
    if (data is None) != example:
        fault = say("evaluation.which_data", language)
    elif "save" in wanted and _form(wanted["save"]) is None:
        from arbetsro.evaluation.files.writing import FORMS

        endings = ", ".join(f".{ending}" for ending in FORMS)
        fault = say("evaluation.no_such_form", language, file=wanted["save"], endings=endings)
    else:
        fault = fault_of_targets(wanted.values(), data or Path(), language)
    if fault is not None:
        tell(fault)
        raise typer.Exit(2)


def _rows(path: Path | None, language: Language) -> "DataSet":
    from arbetsro.evaluation.files.faults import FileError
    from arbetsro.evaluation.files.reading import read_file
    from arbetsro.evaluation.synthetic import synthetic
    from arbetsro.reporting.evaluation.faults import of_system, sentences

    if path is None:
        return synthetic()
    try:
        return read_file(path)
    except FileError as error:
        for line in sentences(error, path.name, language):
            tell(line)
        raise typer.Exit(2) from error
    except OSError as error:
        tell(of_system(error, path.name, language))
        raise typer.Exit(2) from error


def _evaluated(rows: "DataSet", language: Language) -> "Evaluation":
    from arbetsro.evaluation.analysis import evaluate

    with progress(say("cli.computing", language)):
        return evaluate(rows)


def _print_json(found: "Evaluation") -> None:
    from arbetsro.reporting.evaluation.data import as_data

    print_json(as_data(found))


def _show(found: "Evaluation", language: Language, day: date) -> None:
    from arbetsro.reporting.evaluation.report import evaluation_document
    from arbetsro.reporting.terminal import show

    show(evaluation_document(found, language, made=day, brief=True), console())
    typer.echo(f"\n{say('evaluation.whole_report', language)}")


def _reports(
    found: "Evaluation", pdf: Path | None, docx: Path | None, language: Language, day: date
) -> dict[Path, bytes]:
    """The report as each kind of document that is asked for."""
    if pdf is None and docx is None:
        return {}
    from arbetsro.reporting.evaluation.report import evaluation_document

    document = evaluation_document(found, language, made=day)
    kinds: Mapping[Path | None, Callable[[Document], bytes]] = {pdf: _pdf, docx: _docx}
    contents = {}
    for path, write in kinds.items():
        if path is not None:
            with progress(say("cli.writing", language, file=path)):
                contents[path] = write(document)
    return contents


def _pdf(document: "Document") -> bytes:
    from arbetsro.reporting.pdf import as_pdf

    return as_pdf(document)


def _docx(document: "Document") -> bytes:
    from arbetsro.reporting.word import write_word

    file = io.BytesIO()
    write_word(document, file)
    return file.getvalue()


def _files(rows: "DataSet", path: Path | None, language: Language) -> dict[Path, bytes]:
    """The data set as a file; a CSV with the small file beside it that tells what it is."""
    if path is None or (form := _form(path)) is None:
        return {}
    from arbetsro.evaluation.files.about import as_companion, companion_of
    from arbetsro.evaluation.files.writing import FORMS

    contents = {path: FORMS[form](rows, language)}
    if form in {"csv", "plain.csv"} and (rows.is_synthetic or rows.about):
        contents[companion_of(path)] = as_companion(rows)
    return contents


def _form(path: Path) -> str | None:
    """The kind of file that a name asks for, by the longest ending that fits."""
    from arbetsro.evaluation.files.writing import FORMS

    fitting = [one for one in FORMS if path.name.lower().endswith(f".{one}")]
    return max(fitting, key=len, default=None)


def _move(contents: dict[Path, bytes], language: Language) -> None:
    move_into_place(contents, language)
    for path in contents:
        tell(say("cli.written", language, file=path))
