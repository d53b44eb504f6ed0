"""Guided templates for the documents that the rules ask for, one file each in ``templates/``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arbetsro.knowledge.content import Reader, Table, load
from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.language import Text
from arbetsro.workenv.content import check_unique, content_files, one_of
from arbetsro.workenv.required import requirements


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document.

    Attributes:
        key: What it is referred to by within its template.
        heading: Its heading.
        guide: What to write here, and why.
        suggestion: A text to start from, with what is the workplace's own in ``[brackets]``.
        needed: Whether the document cannot do without it.
    """

    key: str
    heading: Text
    guide: Text
    suggestion: Text
    needed: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A document to fill in.

    Attributes:
        key: Its file, without ending.
        title: What the document is called.
        about: What it is for, and who it is for.
        requirement: The requirement that the finished document answers to.
        sections: Its parts, in order.
    """

    key: str
    title: Text
    about: Text
    requirement: str
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section:
        """One of its parts.

        Raises:
            KeyError: It has no such part.
        """
        return {one.key: one for one in self.sections}[key]


@cache
def templates() -> Mapping[str, Template]:
    """Every template by key.

    Raises:
        ContentError: A file is faulty; the faults of all files are named.
    """
    faults: list[ContentFault] = []
    found = {}
    for key, path in content_files("templates").items():
        reader = Reader(key)
        found[key] = _template(reader, load(key, path, faults))
        faults += reader.faults
    if faults:
        raise ContentError(faults)
    return found


def _template(reader: Reader, table: Table) -> Template:
    reader.expect(table, {"title", "about", "requirement", "section"})
    sections = reader.each(table, "section", lambda one, at: _section(reader, one, at))
    if not sections:
        reader.fault("missing", "section")
    check_unique(reader, (one.key for one in sections), "section")
    return Template(
        key=reader.file,
        title=reader.text(table, "title"),
        about=reader.text(table, "about"),
        requirement=one_of(reader, table, "requirement", requirements(), ""),
        sections=sections,
    )


def _section(reader: Reader, table: Table, at: str) -> Section:
    reader.expect(table, {"key", "heading", "guide", "suggestion", "needed"}, at)
    return Section(
        key=reader.value(table, "key", str, "", at),
        heading=reader.text(table, "heading", at),
        guide=reader.text(table, "guide", at),
        suggestion=reader.text(table, "suggestion", at),
        needed=reader.value(table, "needed", bool, False, at),
    )
