"""The pack for the board as a document, in the order in which a board reads."""

import hashlib
import json
from collections.abc import Iterator

from arbetsro import __version__
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.board import chapters, side_by_side, summary
from arbetsro.reporting.board.keeping import as_json
from arbetsro.reporting.board.pack import Pack
from arbetsro.reporting.document import Block, Document, PageBreak


def board_document(pack: Pack, language: Language) -> Document:
    """The pack as a document; the same pack gives the same document.

    Args:
        pack: What it tells, as it was frozen.
        language: The language of the document; what people wrote stays as it is.
    """
    writer = Writer(language)
    return Document(
        title=say("board.title", language, unit=pack.unit),
        subtitle=say(
            "board.subtitle", language, organisation=pack.organisation,
            since=writer.date(pack.since), until=writer.date(pack.until),
            day=writer.date(pack.day),
        ),
        language=language,
        made=pack.day,
        footer=say(
            "board.footer", language, unit=pack.unit, day=pack.day.isoformat(),
            version=__version__, fingerprint=fingerprint(pack),
        ),
        blocks=tuple(_blocks(pack, language)),
    )  # fmt: skip


def fingerprint(pack: Pack) -> str:
    """A few signs that differ between packs that tell different things."""
    text = json.dumps(as_json(pack), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _blocks(pack: Pack, language: Language) -> Iterator[Block]:
    yield from summary.summary(pack, language)
    yield from summary.decisions(pack, language)
    yield PageBreak()
    for chapter in (
        chapters.figures,
        chapters.serious,
        chapters.waiting,
        chapters.requests,
        side_by_side.conditions,
        side_by_side.together,
        chapters.followed,
        chapters.exempt,
        chapters.missing,
        side_by_side.trend,
        chapters.counted,
    ):
        yield from chapter(pack, language)
