"""Chapters of the decision document, with their charts, as pages show them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile, takewhile
from typing import Literal

from arbetsro.economics.analysis import Analysis
from arbetsro.language import Language
from arbetsro.reporting.chapters import over_time, uncertainty_chapter
from arbetsro.reporting.decision import decision_document
from arbetsro.reporting.document import Block, PageBreak
from arbetsro.web.analyses.analysed import analysed
from arbetsro.web.analyses.faults import lacking
from arbetsro.web.analyses.shown import Shown, shown

Chapter = Literal["uncertainty", "time", "first_page", "rest", "whole"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn: a chapter of a case, in a language, with the day that stands on it."""

    case: str
    chapter: Chapter
    language: Language
    day: date


def draw(order: Order) -> tuple[Shown, ...]:
    """The chapter, its charts drawn."""
    found = analysed(order.case)
    return tuple(shown(_BLOCKS[order.chapter](found, order), order.language))


def _without_heading(blocks: Iterable[Block]) -> list[Block]:
    """The chapter's own heading is that of the page."""
    return list(blocks)[1:]


def _first_page(found: Analysis, order: Order) -> Iterable[Block]:
    # What a draft lacks stands on the page already, with links to where it is mended.
    document = decision_document(found, order.language, made=order.day, brief=True, lacking=())
    return takewhile(_is_on_first_page, document.blocks)


def _rest(found: Analysis, order: Order) -> Iterable[Block]:
    document = decision_document(found, order.language, made=order.day, brief=True, lacking=())
    return dropwhile(_is_on_first_page, document.blocks)


def _whole(found: Analysis, order: Order) -> Iterable[Block]:
    told = lacking(found, order.language)
    return decision_document(found, order.language, made=order.day, lacking=told).blocks


def _is_on_first_page(block: Block) -> bool:
    return not isinstance(block, PageBreak)


_BLOCKS: dict[Chapter, Callable[[Analysis, Order], Iterable[Block]]] = {
    "uncertainty": lambda a, o: _without_heading(uncertainty_chapter(a, o.language)),
    "time": lambda a, o: _without_heading(over_time(a, o.language)),
    "first_page": _first_page,
    "rest": _rest,
    "whole": _whole,
}
