"""The chapters of a pack on what stands behind: managers' conditions, demands, cost, operations."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from arbetsro.economics.declared import rows_by_code
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.board.chapters import table
from arbetsro.reporting.board.pack import (
    Balance,
    Conditions,
    Cost,
    CostRow,
    Operation,
    Pack,
    Weighed,
)
from arbetsro.reporting.board.words import each
from arbetsro.reporting.charts.vega import lines, quantity
from arbetsro.reporting.document import Align, Block, Chart, Figure, Heading, Paragraph, Table

_RIGHT: Align = "right"


def conditions(pack: Pack, language: Language) -> Iterator[Block]:
    """Staff per manager against the goal, with the reason."""
    yield Heading(say("board.conditions", language))
    if not pack.conditions:
        yield Paragraph(say("board.conditions_none", language))
        return
    yield Paragraph(say("board.conditions_about", language))
    rows = [_told(one, language) for one in pack.conditions]
    header = ("unit", "per_manager", "goal", "reason", "as_of")
    yield table("conditions", header, rows, language, (20, 14, 12, 41, 13), "lrrll")


def together(pack: Pack, language: Language) -> Iterator[Block]:
    """Demands and resources beside what it costs and how operations go."""
    yield Heading(say("board.together", language))
    yield Paragraph(say("board.together_about", language))
    yield Heading(say("board.balance", language), 2)
    yield from _balance(pack.balance, language)
    yield Heading(say("board.cost", language), 2)
    yield from _cost(pack.cost, language)
    yield Heading(say("board.operations", language), 2)
    yield from _operations(pack.operations, language)


def trend(pack: Pack, language: Language) -> Iterator[Block]:
    """How it has moved over twelve months: two charts, and their figures in one table."""
    told = pack.trend
    yield Heading(say("board.trend", language))
    opened = {"serious": told.serious, "waiting": told.waiting}
    yield Figure(by_month("trend_open", told.days, opened, language), with_table=False)
    made = {"followed": told.followed, "worked": told.worked}
    yield Figure(by_month("trend_followed", told.days, made, language), with_table=False)
    yield Paragraph(say("board.trend_about", language))
    both = {"open_serious": told.serious, "open_waiting": told.waiting, **made}
    yield _months("trend", told.days, both, language)


def by_month(
    name: str, days: Sequence[date], series: Mapping[str, Sequence[int]], language: Language
) -> Chart:
    """Some counts month by month, as lines with their figures as a table.

    Args:
        name: The message that is the title.
        days: The last day of each month.
        series: As many counts as months, by the name of each series.
        language: The language.
    """
    title = say(f"board.{name}", language)
    named = {say(f"board.series_{key}", language): counts for key, counts in series.items()}
    values = [
        {"x": f"{day:%Y-%m}", "y": count, "series": one}
        for one, counts in named.items()
        for day, count in zip(days, counts, strict=True)
    ]
    across = {"field": "x", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}}
    upward = quantity("y", say("board.count", language), tickMinStep=1, format="d")
    upward["scale"] = {"domainMin": 0, "nice": True}
    ends = " ".join(
        say("board.trend_end", language, name=one, first=counts[0], last=counts[-1])
        for one, counts in named.items()
    )
    alt = say("board.trend_alt", language, title=title, ends=ends)
    spec = lines(values, list(named), across, upward)
    return Chart(name.replace("_", "-"), spec, alt, _months(name, days, series, language))


def _months(
    name: str, days: Sequence[date], series: Mapping[str, Sequence[int]], language: Language
) -> Table:
    written = [[Writer(language).number(one) for one in counts] for counts in series.values()]
    rows = tuple(zip((f"{day:%Y-%m}" for day in days), *written, strict=True))
    header = (
        say("board.month", language),
        *(say(f"board.series_{key}", language) for key in series),
    )
    align: list[Align] = ["left", *(_RIGHT for _ in series)]
    title, widths = say(f"board.{name}", language), (1,) * len(header)
    return Table(header, rows, title, tuple(align), widths=widths)


def _told(one: Conditions, language: Language) -> tuple[str, ...]:
    writer = Writer(language)
    per_manager = one.staff / one.managers if one.staff and one.managers else None
    is_over = per_manager is not None and one.goal is not None and per_manager > one.goal
    reason = one.reason or (say("board.no_reason", language) if is_over else "–")
    shown = "–" if per_manager is None else each(per_manager, language)
    goal = "–" if one.goal is None else writer.number(one.goal)
    return (one.unit, shown, goal, reason, one.told_for.isoformat())


def _balance(balance: Balance | None, language: Language) -> Iterator[Block]:
    if balance is None:
        yield Paragraph(say("board.balance_none", language))
        return
    if balance.drawn_on is not None:
        yield Paragraph(say("board.balance_own", language, day=balance.drawn_on.isoformat()))
    else:
        yield Paragraph(say("board.balance_many", language, count=balance.maps))
    sides = (
        [_weighed(one, language) for one in balance.items if one.side == side]
        for side in ("demand", "resource")
    )
    rows = tuple(zip_longest(*sides, fillvalue=""))
    yield table("balance", ("demands", "resources"), rows, language, (50, 50))


def _weighed(one: Weighed, language: Language) -> str:
    shown = one.weight if one.weight is not None else one.heavy_in
    return f"{one.text.in_(language)} ({shown})"


def _cost(cost: Cost | None, language: Language) -> Iterator[Block]:
    if cost is None:
        yield Paragraph(say("board.cost_none", language))
        return
    if cost.decided_on is not None:
        day = cost.decided_on.isoformat()
        yield Paragraph(say("board.cost_decided", language, title=cost.title, day=day))
    else:
        yield Paragraph(say("board.cost_open", language, title=cost.title))
    rows = [
        (one.code, rows_by_code()[one.code].label.in_(language), _written(one, language))
        for one in cost.rows
        if one.code in rows_by_code()
    ]
    header = ("number", "figure", "value")
    yield table("cost", header, rows, language, (8, 67, 25), "llr")


def _written(one: CostRow, language: Language) -> str:
    return "–" if one.value is None else Writer(language).value(one.value, one.unit)


def _operations(operations: Sequence[Operation], language: Language) -> Iterator[Block]:
    if not operations:
        yield Paragraph(say("board.operations_none", language))
        return
    rows = []
    for one in operations:
        last = one.months[-1]
        before = next(
            (m for m in one.months if m.month == last.month.replace(year=last.month.year - 1)), None
        )
        name = f"{one.name} ({one.measured_in})" if one.measured_in else one.name
        then = _in_month(before.value, before.month, language) if before else "–"
        rows.append((name, _in_month(last.value, last.month, language), then))
    header = ("figure", "latest_month", "year_before")
    yield table("operations", header, rows, language, (44, 28, 28), "lrr")


def _in_month(value: float, month: date, language: Language) -> str:
    decimals = 0 if float(value).is_integer() else 2
    written = Writer(language).number(value, decimals)
    return say("board.in_month", language, value=written, month=f"{month:%Y-%m}")
