"""Documents on paper, good enough to hang up, and the differences between two versions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils import timezone

from arbetsro import __version__
from arbetsro.language import Language, Writer, known, say
from arbetsro.reporting.document import Block, Bullets, Document, Heading, Paragraph
from arbetsro.web.policies.models import Policy, PolicyVersion
from arbetsro.web.policies.texts import Part, parts_of


def document_of(policy: Policy, version: PolicyVersion) -> Document:
    """A version as a document; the same version always gives the same document.

    Args:
        policy: With its unit.
        version: With the one who decided it.
    """
    language = known(version.content["language"]) or "sv"
    decided = timezone.localdate(version.decided_at)
    day = Writer(language).date(decided)
    told = say(
        "policies.paper_decided", language, number=version.number, day=day,
        name=str(version.decided_by), unit=policy.unit.name,
    )  # fmt: skip
    return Document(
        title=version.content["title"],
        subtitle=_where(policy),
        language=language,
        made=decided,
        footer=say("policies.paper_footer", language, version=__version__, number=version.number),
        blocks=[*_blocks(parts_of(version)), Paragraph(told, "note")],
    )


def _where(policy: Policy) -> str:
    names = dict.fromkeys((policy.organisation.name, policy.unit.name))
    return ", ".join(names)


def _blocks(parts: Sequence[Part]) -> Iterator[Block]:
    for part in parts:
        yield Heading(part.heading)
        yield from _text(part.text)


def _text(text: str) -> Iterator[Block]:
    """A text in paragraphs and lists: a line that begins with a dash is a point of a list."""
    points: list[str] = []
    for line in (*text.split("\n"), ""):
        if line.lstrip().startswith(("- ", "• ", "* ")):
            points.append(line.lstrip()[2:].strip())
            continue
        if points:
            yield Bullets(tuple(points))
            points = []
        if line.strip():
            yield Paragraph(line.strip())


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a compared text: ``same``, ``added`` or ``removed``."""

    text: str
    change: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a section: ``added``, ``removed`` or ``changed``."""

    heading: str
    change: str
    pieces: tuple[Piece, ...]


def differences(before: PolicyVersion, after: PolicyVersion) -> list[Difference]:
    """The sections that are not the same in two versions, in order."""
    old = {part.key: part for part in parts_of(before)}
    new = {part.key: part for part in parts_of(after)}
    found = []
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if (was and was.text) != (now and now.text):
            change = "added" if was is None else "removed" if now is None else "changed"
            heading = (now or was).heading  # type: ignore[union-attr]
            pieces = _compared(was.text if was else "", now.text if now else "")
            found.append(Difference(heading, change, tuple(pieces)))
    return found


def _compared(was: str, now: str) -> Iterator[Piece]:
    old, new = _words(was), _words(now)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("".join(old[a:b]), "same")
            continue
        if a < b:
            yield Piece("".join(old[a:b]), "removed")
        if c < d:
            yield Piece("".join(new[c:d]), "added")


def _words(text: str) -> list[str]:
    import re

    return re.findall(r"\S+\s*|\s+", text)


def paper_language(version: PolicyVersion) -> Language:
    """The language that a version is written in."""
    return known(version.content["language"]) or "sv"
