"""The report of an evaluation as a document."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from arbetsro import __version__
from arbetsro.evaluation.results import Evaluation
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Document, PageBreak
from arbetsro.reporting.evaluation import baseline, outcome, sureness
from arbetsro.reporting.evaluation.data import as_data
from arbetsro.reporting.evaluation.summary import summary


def evaluation_document(
    found: Evaluation, language: Language, *, made: date, brief: bool = False
) -> Document:
    """The report.

    Args:
        found: The results.
        language: The language of the report.
        made: The day that stands on it.
        brief: Only the summary and the tables, without how it was counted.
    """
    synthetic = found.is_synthetic
    mark = f"{say('evaluation.synthetic', language)} " if synthetic else ""
    subtitle = say(
        "evaluation.subtitle",
        language,
        count=Writer(language).number(found.flow.entered),
        day=Writer(language).date(made),
    )
    footer = say(
        "evaluation.footer",
        language,
        date=made.isoformat(),
        version=__version__,
        fingerprint=fingerprint(found),
    )
    title = say("evaluation.title_synthetic" if synthetic else "evaluation.title", language)
    blocks = tuple(_blocks(found, language, brief=brief))
    return Document(title, mark + subtitle, language, made, mark + footer, blocks)


def fingerprint(found: Evaluation) -> str:
    """A few signs that differ between evaluations that show different things."""
    text = json.dumps(as_data(found), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _blocks(found: Evaluation, language: Language, *, brief: bool) -> Iterator[Block]:
    yield from summary(found, language)
    yield PageBreak()
    for chapter in (
        baseline.participants,
        baseline.sick_leave,
        baseline.contact,
        baseline.occupational_health,
        baseline.plans,
        outcome.outcome,
        outcome.comments,
        sureness.lost,
        sureness.sureness,
    ):
        yield from chapter(found, language)
    if not brief:
        yield from sureness.method(found, language)
