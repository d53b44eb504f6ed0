"""What a board should know, on half a page."""

from collections.abc import Iterator

from arbetsro.language import Language, Writer, say
from arbetsro.reporting.board.pack import Figure, Pack
from arbetsro.reporting.board.words import value_of
from arbetsro.reporting.document import Block, Bullets, Heading, KeyFigure, KeyFigures, Paragraph

#: The figures that carry the page, and what stands under each.
_KEYS = (
    ("open_serious_risks", "serious"),
    ("matters_unanswered", "waiting"),
    ("measures_overdue", "overdue"),
    ("followed_up_share", "followed"),
    ("worked_share", "worked"),
)


def summary(pack: Pack, language: Language) -> Iterator[Block]:
    """The figures that carry it, what follows from them, and what those who made it say."""
    yield Heading(say("board.know", language))
    yield KeyFigures(tuple(_key(pack.figure(key), name, language) for key, name in _KEYS))
    told = tuple(_sentences(pack, language))
    yield Bullets(told) if told else Paragraph(say("board.lead_none", language))
    if pack.comment:
        yield Heading(say("board.own_words", language), 2)
        yield from (Paragraph(part) for part in pack.comment.split("\n") if part.strip())


def decisions(pack: Pack, language: Language) -> Iterator[Block]:
    """What the board is asked to decide."""
    yield Heading(say("board.decisions", language))
    wanted = tuple(line.strip() for line in pack.decisions.split("\n") if line.strip())
    yield Bullets(wanted) if wanted else Paragraph(say("board.no_decisions", language))


def _key(figure: Figure, name: str, language: Language) -> KeyFigure:
    is_one = figure.value == 1 and figure.unit == "count"
    label = say(f"board.key_{name}{'_one' if is_one else ''}", language)
    return KeyFigure(value_of(figure, language), label)


def _sentences(pack: Pack, language: Language) -> Iterator[str]:
    yield from _risks(pack, language)
    yield from _matters(pack, language)
    late = pack.figure("measures_overdue")
    if late.value:
        yield say("board.lead_overdue", language, count=value_of(late, language), whole=late.of)
    followed, worked = pack.figure("followed_up_share"), pack.figure("worked_share")
    if followed.value is not None and worked.value is not None:
        share, did = value_of(followed, language), value_of(worked, language)
        yield say("board.lead_followed", language, share=share, worked=did)
    each, goal = pack.figure("staff_per_manager"), pack.figure("staff_per_manager_goal")
    if each.value is not None and goal.value is not None and each.value > goal.value:
        value, most = value_of(each, language), value_of(goal, language)
        yield say("board.lead_conditions", language, value=value, goal=most)
    missing = pack.figure("documents_missing")
    if missing.value:
        yield say("board.lead_missing", language, count=value_of(missing, language))


def _risks(pack: Pack, language: Language) -> Iterator[str]:
    count = pack.figure("open_serious_risks")
    if not (count.value and pack.serious):
        return
    told, known = value_of(count, language), days(pack.serious[0].days, language)
    yield say("board.lead_serious", language, count=told, days=known)
    idle = sum(one.doing == "nothing" for one in pack.serious)
    if idle and len(pack.serious) == count.value:
        yield say("board.lead_idle", language, count=idle)


def _matters(pack: Pack, language: Language) -> Iterator[str]:
    count, late = pack.figure("matters_unanswered"), pack.figure("matters_overdue")
    if count.value:
        told, over = value_of(count, language), value_of(late, language)
        yield say("board.lead_waiting", language, count=told, late=over)
    if nobody := sum(not one.lies_in for one in pack.waiting):
        yield say("board.lead_nobody", language, count=nobody)
    requests = pack.figure("requests_open")
    if requests.value:
        yield say("board.lead_requests", language, count=value_of(requests, language))


def days(count: int, language: Language) -> str:
    """A number of days."""
    key = "board.one_day" if count == 1 else "board.days"
    return say(key, language, days=Writer(language).number(count))
