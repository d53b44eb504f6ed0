"""The chapters of a pack that list what is serious, what waits, and what is not done."""

from collections.abc import Iterator, Sequence

from arbetsro.language import Language, say
from arbetsro.reporting.board.pack import Exempt, Matter, Pack, SeriousRisk
from arbetsro.reporting.board.summary import days
from arbetsro.reporting.board.words import day_of, rests_on, value_of, why_missing
from arbetsro.reporting.document import Align, Block, Bullets, Heading, Paragraph, Table
from arbetsro.workenv.upward import answers

_SIDES: dict[str, Align] = {"l": "left", "r": "right"}


def figures(pack: Pack, language: Language) -> Iterator[Block]:
    """Every figure with the number it rests on and its day."""
    yield Heading(say("board.figures", language))
    yield Paragraph(say("board.figures_about", language))
    rows = [
        (str(number), one.label.in_(language), value_of(one, language), rests_on(one, language),
         day_of(one, pack.since, language))
        for number, one in enumerate(pack.figures, 1)
    ]  # fmt: skip
    header = ("number", "figure", "value", "rests", "day")
    yield table("figures", header, rows, language, (5, 40, 14, 14, 27), "rlrrl")


def counted(pack: Pack, language: Language) -> Iterator[Block]:
    """How each figure is counted, and why it is not there where it is not."""
    yield Heading(say("board.counted", language))
    rows = [
        (str(number), one.label.in_(language),
         f"{one.rule.in_(language)} {why_missing(one, language)}".strip())
        for number, one in enumerate(pack.figures, 1)
    ]  # fmt: skip
    header = ("number", "figure", "rule")
    yield table("counted", header, rows, language, (5, 28, 67), "rll")


def serious(pack: Pack, language: Language) -> Iterator[Block]:
    """The serious risks that are open."""
    yield Heading(say("board.serious", language))
    if not pack.serious:
        yield Paragraph(say("board.serious_none", language))
        return
    rows = [
        (one.title, one.unit, _known_since(one, language), _doing(one, language))
        for one in pack.serious
    ]
    header = ("risk", "unit", "known_for", "doing")
    yield table("serious", header, rows, language, (36, 20, 20, 24))
    yield from _more(len(rows), pack.figure("open_serious_risks").value, language)


def waiting(pack: Pack, language: Language) -> Iterator[Block]:
    """The matters without an answer."""
    yield Heading(say("board.waiting", language))
    if not pack.waiting:
        yield Paragraph(say("board.waiting_none", language))
        return
    rows = [
        (one.subject, one.unit, one.lies_in or say("board.lies_with_nobody", language),
         _latest(one, language), days(one.days, language))
        for one in pack.waiting
    ]  # fmt: skip
    header = ("matter", "unit", "lies_with", "latest", "waited")
    yield table("waiting", header, rows, language, (30, 18, 20, 20, 12))
    yield from _more(len(rows), pack.figure("matters_unanswered").value, language)


def requests(pack: Pack, language: Language) -> Iterator[Block]:
    """The requests under AML 6:6 a."""
    yield Heading(say("board.requests", language))
    if not pack.requests:
        yield Paragraph(say("board.requests_none", language))
        return
    not_yet = say("board.not_confirmed", language)
    rows = [
        (one.subject, one.unit, one.raised_on.isoformat(),
         one.confirmed_on.isoformat() if one.confirmed_on else not_yet,
         _latest(one, language), _answer(one, language))
        for one in pack.requests
    ]  # fmt: skip
    header = ("request", "unit", "came", "confirmed", "latest", "answer")
    yield table("requests", header, rows, language, (27, 17, 13, 13, 14, 16))


def followed(pack: Pack, language: Language) -> Iterator[Block]:
    """What worked and what did not."""
    yield Heading(say("board.followed", language))
    if not pack.followed:
        yield Paragraph(say("board.followed_none", language))
        return
    rows = [
        (one.title, one.unit, one.on.isoformat(), say(f"board.worked_{one.worked}", language),
         _moved(one.indicator_was, one.indicator_now, language))
        for worked in ("as_meant", "partly", "not")
        for one in pack.followed if one.worked == worked
    ]  # fmt: skip
    header = ("measure", "unit", "followed_on", "result", "indicator")
    yield table("followed", header, rows, language, (28, 17, 13, 17, 25))
    yield from _more(len(rows), pack.figure("worked_share").of, language)


def exempt(pack: Pack, language: Language) -> Iterator[Block]:
    """What is not done, with the reasons."""
    yield Heading(say("board.exempt", language))
    if not pack.exempt:
        yield Paragraph(say("board.exempt_none", language))
        return
    yield Paragraph(say("board.exempt_about", language))
    for kind, first, last in (
        ("accepted", "risk", "until"), ("stopped", "measure", ""), ("declined", "matter", "on"),
    ):  # fmt: skip
        there = [one for one in pack.exempt if one.kind == kind]
        if there:
            yield _exempt_table(kind, first, last, there, language)


def missing(pack: Pack, language: Language) -> Iterator[Block]:
    """The documents that must be there and are not."""
    yield Heading(say("board.missing", language))
    if pack.missing:
        yield Bullets(tuple(one.in_(language) for one in pack.missing))
    else:
        yield Paragraph(say("board.missing_none", language))


def table(
    caption: str,
    header: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    language: Language,
    widths: tuple[int, ...],
    align: str = "",
) -> Table:
    """A table whose caption and header are messages.

    Args:
        caption: The message ``board.caption_<caption>``.
        header: A message for each column.
        rows: The cells.
        language: The language.
        widths: How wide each column is beside the others.
        align: A sign for each column, ``l`` or ``r``; all to the left where nothing is said.
    """
    named = tuple(say(f"board.{key}", language) for key in header)
    told = say(f"board.caption_{caption}", language)
    sides = tuple(_SIDES[sign] for sign in align or "l" * len(header))
    return Table(named, tuple(rows), told, sides, widths=widths)


def _exempt_table(
    kind: str, first: str, last: str, there: Sequence[Exempt], language: Language
) -> Table:
    rows = []
    for one in there:
        row = [one.title, one.unit, one.reason]
        if last:
            day = one.until if last == "until" else one.on
            row += [one.by, day.isoformat() if day else "–"]
        rows.append(tuple(row))
    header = (first, "unit", "reason", *(("decided_by", last) if last else ()))
    widths = (28, 16, 34, 12, 13) if last else (36, 20, 47)
    return table(f"exempt_{kind}", header, rows, language, widths)


def _known_since(one: SeriousRisk, language: Language) -> str:
    told = days(one.days, language)
    return say("board.known_days", language, day=one.since.isoformat(), days=told)


def _doing(one: SeriousRisk, language: Language) -> str:
    until = one.until.isoformat() if one.until else ""
    return say(f"board.doing_{one.doing}", language, day=until)


def _latest(one: Matter, language: Language) -> str:
    latest = one.latest_on.isoformat()
    if not one.over:
        return latest
    return say("board.over", language, day=latest, days=days(one.over, language))


def _answer(one: Matter, language: Language) -> str:
    if one.answered_on is None:
        return say("board.not_answered", language, days=days(one.days, language))
    label = answers()[one.answer].label.in_(language) if one.answer in answers() else "–"
    return say("board.answered", language, day=one.answered_on.isoformat(), answer=label)


def _moved(was: str, now: str, language: Language) -> str:
    if was and now:
        return say("board.indicator_moved", language, was=was, now=now)
    return now or was or "–"


def _more(shown: int, count: float | None, language: Language) -> Iterator[Block]:
    if count is not None and count > shown:
        yield Paragraph(say("board.more", language, shown=shown, count=int(count)), "note")
