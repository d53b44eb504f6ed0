"""A message as its parts, and as a sheet of paper for the wall."""

from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from arbetsro.language import Language, say
from arbetsro.reporting.document import Bullets, Document, Heading, Paragraph
from arbetsro.web.telling.models import PARTS, Message

_DASHES = "–-•*"
#: How much larger than in a document the text on the wall is.
_FROM_AFAR = 1.4


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list."""

    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four parts, as paragraphs and lists in their order."""

    heading: str
    blocks: tuple[Block, ...]


def parts_of(message: Message, language: Language) -> tuple[Part, ...]:
    """The parts that say something. Lines that begin with a dash are a list."""
    return tuple(
        Part(say(f"telling.part_{name}", language), _blocks(getattr(message, name)))
        for name in PARTS
        if getattr(message, name)
    )


def as_document(message: Message, address: str, language: Language) -> Document:
    """The message on paper, with where its readers find the others."""
    assert message.published_at is not None  # noqa: S101 - nothing else is put on a wall
    day = timezone.localdate(message.published_at)
    blocks: list[Heading | Bullets | Paragraph] = []
    for part in parts_of(message, language):
        blocks.append(Heading(part.heading))
        blocks += [Bullets(one.items) if one.items else Paragraph(one.text) for one in part.blocks]
    blocks.append(Paragraph(say("telling.wall_more", language, address=address), "note"))
    return Document(
        title=message.title,
        subtitle=say("telling.wall_subtitle", language, unit=message.unit.name, day=day),
        language=language,
        made=day,
        footer=f"{message.organisation.name} · {message.unit.name}",
        blocks=tuple(blocks),
        scale=_FROM_AFAR,
    )


def _blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs, and lists of the lines that begin with a dash."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found: list[Block] = []
    for is_list, group in groupby(lines, key=_is_item):
        if is_list:
            found.append(Block(items=tuple(line[1:].strip() for line in group)))
        else:
            found += [Block(text=line) for line in group]
    return tuple(found)


def _is_item(line: str) -> bool:
    return line[0] in _DASHES and line[1:2] == " "
