"""Evaluations for the tests of the report: the published margins, few people, and nobody better."""

from datetime import date
from functools import cache

from arbetsro.evaluation.analysis import evaluate
from arbetsro.evaluation.dataset import data_set
from arbetsro.evaluation.results import Evaluation
from arbetsro.evaluation.synthetic import synthetic
from arbetsro.reporting.document import (
    Bullets,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
)
from arbetsro.reporting.evaluation.report import evaluation_document

MADE = date(2026, 11, 22)


@cache
def published() -> Evaluation:
    """The synthetic set."""
    return evaluate(synthetic())


@cache
def twice() -> Evaluation:
    """Twelve people who did the self-rating twice, six better and six worse; no harm, no gain."""
    moves = (20, -20) * 6
    return evaluate(
        data_set(
            {
                "key": f"p{number}", "age_band": "45_54", "sex": "woman", "visits": 1,
                "smbm_12_sum": 60 + number % 3, "smbm_12_sum_after": 60 + number % 3 - moved,
                "problem_before": 8, "problem_after": 8 + (1 if moved > 0 else -1),
                "sick_leave_before": number < 6, "sick_leave_after": number < 6,
                "followed_up": True, "helpful": 5, "would_recommend": True,
            }
            for number, moved in enumerate(moves)
        )
    )  # fmt: skip


@cache
def few() -> Evaluation:
    """Four people: too few to tell anything of."""
    rows = (
        {"key": f"f{n}", "sex": "man", "visits": 1, "problem_before": 9, "helpful": 7,
         "followed_up": True, "problem_after": 3, "sick_leave_before": True}
        for n in range(4)
    )  # fmt: skip
    return evaluate(data_set(rows))


def report(found: Evaluation, language: str = "sv") -> Document:
    return evaluation_document(found, language, made=MADE)


def chapters(document: Document) -> dict[str, str]:
    """What each chapter says, tables and all, with plain spaces."""
    told: dict[str, list[str]] = {"": [document.title, document.subtitle]}
    name = ""
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            name = block.text
        told.setdefault(name, []).append(said(block))
    return {name: "\n".join(texts).replace("\xa0", " ") for name, texts in told.items()}


def said(block: object) -> str:
    """The text of a block."""
    match block:
        case Heading(text, _) | Paragraph(text, _, _):
            return text
        case Bullets(items, _):
            return "\n".join(items)
        case KeyFigures(figures):
            return "\n".join(f"{one.value} {one.label} {one.note}" for one in figures)
        case Table(header, rows, caption):
            return "\n".join(" | ".join(row) for row in ((caption,), header, *rows))
        case Figure(chart, with_table):
            return f"{chart.alt}\n{said(chart.table) if with_table else ''}"
    return ""
