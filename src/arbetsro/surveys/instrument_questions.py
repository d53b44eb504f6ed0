"""An instrument in a form: its questions in words that may be shown, and its columns."""

from collections.abc import Iterator, Mapping

from arbetsro.instruments.instrument import AnswerScale, Instrument, Item, Subscale, Threshold
from arbetsro.instruments.scoring import ends, score
from arbetsro.instruments.wording import Wording
from arbetsro.language import LANGUAGES, Text
from arbetsro.language.catalogue import message
from arbetsro.surveys.asking import Choice, Question, Section
from arbetsro.surveys.own_questions import ready_scale
from arbetsro.surveys.variables import Variable


def sections(of: Instrument, wording: Wording | None) -> tuple[Section, ...]:
    """The questions of an instrument under its headings, or under its name where it has none."""
    column = column_of(of)
    if not of.sections:
        asked = tuple(_question(of, item, wording) for item in of.items)
        return (Section(column, of.label, _intro(of, wording, None), asked),)
    return tuple(
        Section(
            f"{column}_{one.key}",
            one.label,
            _intro(of, wording, one.intro),
            tuple(_question(of, item, wording) for item in of.items if item.section == one.key),
        )
        for one in of.sections
    )


def has_named_answers(of: Instrument, wording: Wording | None) -> bool:
    """Whether both ends of every scale have a name: without it nobody knows what a number means."""
    return all(
        answer_label(of.scale_of(item.number), item, end, wording)
        for item in of.items
        for end in (of.scale_of(item.number).lowest, of.scale_of(item.number).highest)
    )


def item_variables(of: Instrument, asked: tuple[Section, ...]) -> Iterator[Variable]:
    """The columns of the answers."""
    for question in (one for section in asked for one in section.questions):
        scale, part = of.scale_of(question.number), of.part_of(question.number)
        yield Variable(
            key=question.key,
            kind="item",
            label=question.text,
            values=tuple(scale.values),
            value_labels=tuple(one.label for one in question.choices),
            lowest=scale.lowest,
            highest=scale.highest,
            direction=of.direction_of(question.number),
            part_of=score_key(of, part) if part else "",
            side=of.side_of(question.number),
            factor=of.factor_of(question.number),
            source=of.source,
        )


def score_variables(of: Instrument) -> Iterator[Variable]:
    """The columns of the scores."""
    for one in of.scales:
        lowest, highest = ends(of, one)
        yield Variable(
            key=score_key(of, one),
            kind="score",
            label=one.label,
            lowest=lowest,
            highest=highest,
            direction=one.direction,
            side=one.side,
            factor=one.factor,
            source=of.source,
        )


def share_variables(of: Instrument) -> Iterator[Variable]:
    """The columns that tell who is on the risky side of a limit: 1, or 0 for who is not."""
    no, yes = ready_scale("yes_no")
    for one, limit in _limits(of):
        yield Variable(
            key=share_key(of, one),
            kind="share",
            label=limit.label or _beyond(one, limit),
            values=(no.value, yes.value),
            value_labels=(no.label, yes.label),
            direction="high_is_bad",
            part_of=score_key(of, one),
            side=one.side,
            factor=one.factor,
            source=limit.source,
        )


def values(of: Instrument, answers: Mapping[str, int]) -> dict[str, int | float | None]:
    """What one person's answers come to in each column; missing is nothing.

    Raises:
        WrongAnswer: A value that the instrument does not have.
    """
    given = {item.number: answers.get(item_key(of, item)) for item in of.items}
    scores = {key: one.value for key, one in score(of, given).scales.items()}
    found: dict[str, int | float | None] = {
        item_key(of, item): given[item.number] for item in of.items
    }
    found |= {score_key(of, one): scores[one.key] for one in of.scales}
    for one, limit in _limits(of):
        value = scores[one.key]
        found[share_key(of, one)] = None if value is None else int(limit.is_beyond(value))
    return found


def column_of(of: Instrument) -> str:
    """What an instrument is called in the names of columns."""
    return of.id.replace("-", "_")


def item_key(of: Instrument, item: Item) -> str:
    """The column of an answer."""
    return f"q_{column_of(of)}_{item.number}"


def score_key(of: Instrument, one: Subscale) -> str:
    """The column of a score."""
    return f"s_{column_of(of)}_{one.key}"


def share_key(of: Instrument, one: Subscale) -> str:
    """The column that tells who is on the risky side of a limit."""
    return f"h_{column_of(of)}_{one.key}"


def answer_label(
    scale: AnswerScale, item: Item, value: int, wording: Wording | None
) -> Text | None:
    """What an answer is called: as the licence holder has it, else as the instrument has it."""
    if wording and wording.label(item.number, value, "sv"):
        return Text(**{one: wording.label(item.number, value, one) or "" for one in LANGUAGES})
    return scale.label(value)


def _limits(of: Instrument) -> Iterator[tuple[Subscale, Threshold]]:
    for one in of.scales:
        if limit := of.threshold_of(one.key):
            yield one, limit


def _question(of: Instrument, item: Item, wording: Wording | None) -> Question:
    scale = of.scale_of(item.number)
    choices = tuple(
        Choice(value, answer_label(scale, item, value, wording) or _plain(value))
        for value in scale.values
    )
    text = _text(item, wording)
    return Question(item_key(of, item), text, choices, "item", item.is_grave, of.id, item.number)


def _text(item: Item, wording: Wording | None) -> Text:
    if wording is None:
        return item.text or _plain(item.number)
    return Text(**{one: wording.text(item.number, one) for one in LANGUAGES})


def _intro(of: Instrument, wording: Wording | None, own: Text | None) -> Text:
    """What is said before questions; the mark of words that are made up always stands there."""
    recall = own or Text(**{one: f"{of.recall.in_(one)}." for one in LANGUAGES})
    if wording is None or wording.mark is None:
        return recall
    mark = wording.mark
    return Text(**{one: f"{mark.in_(one)} {recall.in_(one)}" for one in LANGUAGES})


def _beyond(one: Subscale, limit: Threshold) -> Text:
    said = message(f"instruments.share_{limit.direction}")
    return Text(**{each: said.in_(each).format(scale=one.label.in_(each)) for each in LANGUAGES})


def _plain(value: int) -> Text:
    return Text(sv=str(value), en=str(value), da=str(value))
