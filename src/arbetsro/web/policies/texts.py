"""What a document says, as it is being written and as it was decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from arbetsro.language import Language, known
from arbetsro.web.policies.gaps import gaps
from arbetsro.web.policies.models import Policy, PolicyVersion
from arbetsro.workenv.templates import Section, Template, templates


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a document as it was decided."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to do before a draft can be decided, by the headings of its sections.

    Attributes:
        empty: Sections that the document cannot do without, and that say nothing.
        gaps: What is left to fill in, by section.
    """

    empty: tuple[str, ...]
    gaps: dict[str, tuple[str, ...]]


def template_of(policy: Policy) -> Template | None:
    """The template that a document was written from, if there still is one of that name."""
    return templates().get(policy.template)


def language_of(policy: Policy) -> Language:
    """The language that a document is written in."""
    return known(policy.language) or "sv"


def parts_of(version: PolicyVersion) -> tuple[Part, ...]:
    """What a version says."""
    return tuple(Part(**one) for one in version.content["sections"])


def sections_of(policy: Policy) -> tuple[Section, ...]:
    """The sections of a document to be written; none where its template is gone."""
    template = template_of(policy)
    return template.sections if template else ()


def draft_of(policy: Policy) -> dict[str, str]:
    """The texts to write on: the draft, else the version in force, else what is suggested."""
    if policy.draft:
        return dict(policy.draft)
    if policy.current:
        return {part.key: part.text for part in parts_of(policy.current)}
    return suggested(policy)


def suggested(policy: Policy) -> dict[str, str]:
    """What the template suggests, in the language of the document."""
    language = language_of(policy)
    return {one.key: one.suggestion.in_(language) for one in sections_of(policy)}


def as_parts(policy: Policy, texts: Mapping[str, str]) -> tuple[Part, ...]:
    """Texts with their headings, in order; a section that says nothing is left out."""
    language = language_of(policy)
    found = (
        Part(one.key, one.heading.in_(language), texts.get(one.key, "").strip())
        for one in sections_of(policy)
    )
    return tuple(part for part in found if part.text)


def left_of(policy: Policy, texts: Mapping[str, str]) -> Left:
    """What is left to do before the texts can be decided."""
    language = language_of(policy)
    sections = sections_of(policy)
    headings = {one.key: one.heading.in_(language) for one in sections}
    empty = (one.key for one in sections if one.needed and not texts.get(one.key, "").strip())
    found = {headings[one.key]: gaps(texts.get(one.key, "")) for one in sections}
    return Left(
        empty=tuple(headings[key] for key in empty),
        gaps={heading: left for heading, left in found.items() if left},
    )
