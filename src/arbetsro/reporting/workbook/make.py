"""Makes the workbook, tab after tab."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import BinaryIO

from arbetsro import __version__
from arbetsro.economics.analysis import Analysis
from arbetsro.language import Language, say
from arbetsro.reporting.document import Block
from arbetsro.reporting.workbook.alternatives import write_alternatives
from arbetsro.reporting.workbook.form import write_forms
from arbetsro.reporting.workbook.front import open_front, write_front
from arbetsro.reporting.workbook.job import Job
from arbetsro.reporting.workbook.plan import plan
from arbetsro.reporting.workbook.styles import Styles
from arbetsro.reporting.workbook.texts import write_texts
from arbetsro.reporting.workbook.uncertainty import write_uncertainty


def write_workbook(
    analysis: Analysis,
    language: Language,
    file: BinaryIO,
    *,
    made: date,
    lacking: Sequence[str] | None = None,
    outcome: Sequence[Block] = (),
) -> None:
    """Writes the analysis as an Excel workbook that calculates by itself.

    Every value is a named, locked formula over unlocked input cells and follows the rules of
    ``worksheets.evaluation``; a value that is missing is ``#N/A``. The same analysis, language
    and day give the same bytes.

    Args:
        analysis: What is written.
        language: The language it is written in.
        file: Where it goes, open for writing bytes.
        made: The day that the workbook says it was made.
        lacking: What stops a draft besides figures to fill in, where the sentences for files do
            not fit.
        outcome: Who signed and what was decided, for the first tab.
    """
    # An optional extra: the rest of the package works without it.
    from xlsxwriter.workbook import Workbook

    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties(
            {
                "title": say("workbook.title", language),
                "company": analysis.case.organisation,
                "comments": f"arbetsro {__version__} · {analysis.fingerprint}",
                "created": datetime(made.year, made.month, made.day, tzinfo=UTC),
            }
        )
        styles = Styles(workbook, language)
        job = Job(analysis, language, made, workbook, styles, plan(analysis, language))
        front = open_front(job)
        write_texts(job)
        write_forms(job)
        write_alternatives(job)
        write_uncertainty(job)
        write_front(job, front, lacking, outcome)
