"""Half an hour's talk about a result at a workplace, step by step, from ``meeting_guide.toml``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from arbetsro.knowledge.content import Reader, Table, read_content
from arbetsro.language import LANGUAGES, Text
from arbetsro.workenv.content import check_unique, key_of
from arbetsro.workenv.reading import number, part

Side = Literal["demand", "resource", "outcome", "grave", "other"]

#: What stands out, in the order in which it is shown: both sides of what wears come first.
GROUPS = (
    "demand_bad", "resource_bad", "outcome_bad", "grave_bad", "other_bad",
    "resource_good", "demand_good", "outcome_good", "other_good",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Area:
    """An area that stands out at a workplace. It holds words, never figures.

    Attributes:
        label: What it is called.
        side: Whether it is a demand, a resource, an outcome or a grave item.
        is_good: Whether it stands out for the better.
        factor: The factor that it is about, else blank; a demand and a resource of the same one are
            told of together.
    """

    label: Text
    side: Side
    is_good: bool
    factor: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the talk.

    Attributes:
        key: What it is about.
        minutes: How long it may take.
        title: Its heading.
        wall: What all can read.
        leader: What the one who leads needs to know.
    """

    key: str
    minutes: int
    title: Text
    wall: Text
    leader: Text


@dataclass(frozen=True, slots=True)
class Group:
    """Areas that stand out in the same way, below a heading."""

    heading: Text
    labels: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class MeetingGuide:
    """What a workplace needs for its talk.

    Attributes:
        before: What to see to before the meeting.
        steps: The parts in order; half an hour together.
        groups: What stands out, in words.
        pairs: A demand that wears beside a scarce resource of the same factor, as a sentence each.
        warning: What the one who leads must know where grave items stand out; else nothing.
        lines: What is written down, by key.
    """

    before: Text
    steps: tuple[Step, ...]
    groups: tuple[Group, ...]
    pairs: tuple[Text, ...]
    warning: Text | None
    lines: Mapping[str, Text]

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True)
class GuideContent:
    """What ``meeting_guide.toml`` holds: steps by how much is known, headings, sentences, lines."""

    steps: tuple[Mapping[str, Step], ...]
    headings: Mapping[str, Text]
    said: Mapping[str, Text]
    lines: Mapping[str, Text]


def meeting_guide(areas: Sequence[Area] | None) -> MeetingGuide:
    """The guide for a workplace.

    Args:
        areas: What stands out there, in the order of the form, or nothing where too few answered
            for a result of its own: then the workplace talks all the same.
    """
    content = guide_content()
    known = "too_few" if areas is None else "" if areas else "nothing"
    shown = tuple(areas or ())
    is_grave = any(one.side == "grave" and not one.is_good for one in shown)
    return MeetingGuide(
        before=content.said["before"],
        steps=tuple(step.get(known, step[""]) for step in content.steps),
        groups=tuple(_groups(shown, content.headings)),
        pairs=tuple(_pairs(shown, content.said["pair"])),
        warning=content.said["grave"] if is_grave else None,
        lines=content.lines,
    )


def _groups(areas: Sequence[Area], headings: Mapping[str, Text]) -> Iterable[Group]:
    for name in GROUPS:
        labels = tuple(one.label for one in areas if _group(one) == name)
        if labels:
            yield Group(headings[name], labels)


def _group(area: Area) -> str:
    # Nobody is told "no violence" as good news: that a grave item is low is no reason to show it.
    return f"{area.side}_{'good' if area.is_good else 'bad'}"


def _pairs(areas: Sequence[Area], said: Text) -> Iterable[Text]:
    wearing = [one for one in areas if one.side == "demand" and not one.is_good and one.factor]
    scarce = [one for one in areas if one.side == "resource" and not one.is_good]
    for demand in wearing:
        for resource in scarce:
            if demand.factor == resource.factor:
                yield _filled(said, demand=demand.label, resource=resource.label)


def _filled(text: Text, **values: Text) -> Text:
    """A text with other texts in its places, language by language."""
    return Text(
        **{
            language: text.in_(language).format_map(
                {name: value.in_(language) for name, value in values.items()}
            )
            for language in LANGUAGES
        }
    )


@cache
def guide_content() -> GuideContent:
    """All that the guide may say.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("content/meeting_guide", read_guide, __package__)


def read_guide(reader: Reader, table: Table) -> GuideContent:
    """The guide of a table."""
    reader.expect(table, {"step", "group", "said", "line"})
    steps = reader.each(table, "step", lambda one, at: _step(reader, one, at))
    check_unique(reader, (step[""].key for step in steps), "step")
    lines = reader.each(table, "line", lambda one, at: _line(reader, one, at))
    check_unique(reader, (key for key, _ in lines), "line")
    return GuideContent(
        steps=steps,
        headings=_texts(reader, table, "group", GROUPS),
        said=_texts(reader, table, "said", ("pair", "grave", "before")),
        lines=dict(lines),
    )


def _step(reader: Reader, table: Table, at: str) -> Mapping[str, Step]:
    reader.expect(table, {"key", "minutes", "title", "wall", "leader", "too_few", "nothing"}, at)
    key, minutes = key_of(reader, table, at), number(reader, table, "minutes", at)
    title = reader.text(table, "title", at)
    given = {"": table, **{one: table[one] for one in ("too_few", "nothing") if one in table}}
    found = {}
    for known, words in given.items():
        place = f"{at}.{known}".rstrip(".")
        said = (reader.text(words, "wall", place), reader.text(words, "leader", place))
        found[known] = Step(key, minutes, title, *said)
    return found


def _line(reader: Reader, table: Table, at: str) -> tuple[str, Text]:
    reader.expect(table, {"key", "label"}, at)
    return key_of(reader, table, at), reader.text(table, "label", at)


def _texts(reader: Reader, table: Table, key: str, names: Iterable[str]) -> Mapping[str, Text]:
    given = part(reader, table, key)
    reader.expect(given, set(names), key)
    return {name: reader.text(given, name, key) for name in names}
