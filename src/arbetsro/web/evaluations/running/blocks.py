"""How the service runs, as parts of a page: tables, and charts with their limits."""

from collections.abc import Iterator, Sequence

from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.control import Words, control_chart
from arbetsro.reporting.document import Block, Chart, Figure, Heading, Paragraph, Table
from arbetsro.statistics import control
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.statistics.estimate import TooFewError
from arbetsro.web.care.models import Clinic
from arbetsro.web.evaluations.running import load, outcome, waiting
from arbetsro.web.evaluations.running.periods import Period, latest
from arbetsro.web.frame.clock import today

MONTHS, QUARTERS = 12, 8


def blocks(clinic: Clinic, language: Language) -> Iterator[Block]:
    """The whole page."""
    months = waiting.by_month(clinic, latest(today(), 1, MONTHS))
    quarters = latest(today(), 3, QUARTERS)
    yield from _waits(months, clinic, language)
    yield from _volumes(months, clinic, language)
    yield from _load(clinic, language)
    yield from _responses(clinic, quarters, language)
    # A quarter that still goes on would tell each new answer by what changes from day to day.
    yield from _outcomes(clinic, latest(today(), 3, QUARTERS + 1)[:-1], language)


def _waits(
    months: Sequence[tuple[Period, waiting.Month]], clinic: Clinic, language: Language
) -> Iterator[Block]:
    yield Heading(_say("waiting", language))
    yield Paragraph(
        _say("waiting_about", language, answer=clinic.answer_days, visit=clinic.visit_days)
    )
    for what in ("answer", "visit"):
        rows = [(period.label, getattr(month, what)) for period, month in months]
        yield Table(
            _header(language, "month", "median", "ninetieth", "within"),
            tuple(
                (label, *(_days(day, language) for day in (one.median, one.ninetieth)),
                 _share(one.share_within, language))
                for label, one in rows
            ),
            _say(f"caption_{what}", language),
            ("left", "right", "right", "right"),
        )  # fmt: skip


def _volumes(
    months: Sequence[tuple[Period, waiting.Month]], clinic: Clinic, language: Language
) -> Iterator[Block]:
    write = Writer(language).number
    yield Heading(_say("volumes", language))
    yield Table(
        _header(language, "state", "count"),
        tuple((_say(f"state_{key}", language), write(n)) for key, n in load.by_state(clinic)),
        _say("caption_states", language),
        ("left", "right"),
    )
    counts = [(one.no_shows, one.no_shows + one.held) for _, one in months]
    table = Table(
        _header(language, "month", "received", "held", "cancelled", "no_shows", "no_show_share"),
        tuple(
            (period.label, *map(write, (one.received, one.held, one.cancelled, one.no_shows)),
             _share(none / of if of >= SMALLEST_GROUP else None, language))
            for (period, one), (none, of) in zip(months, counts, strict=True)
        ),
        _say("caption_volumes", language),
        ("left", *["right"] * 5),  # type: ignore[arg-type]
    )  # fmt: skip
    yield table
    labels = [period.label for period, _ in months]
    yield from _shares("no_shows", counts, labels, table, language)


def _load(clinic: Clinic, language: Language) -> Iterator[Block]:
    write = Writer(language).number
    yield Heading(_say("load", language))
    yield Paragraph(_say("load_about", language, weeks=load.WEEKS))
    yield Table(
        _header(language, "counsellor", "open", "coming", "a_week"),
        tuple(
            (one.name, write(one.open), write(one.coming), write(one.a_week, 1))
            for one in load.by_counsellor(clinic)
        ),
        _say("caption_load", language),
        ("left", "right", "right", "right"),
    )


def _responses(clinic: Clinic, quarters: Sequence[Period], language: Language) -> Iterator[Block]:
    write = Writer(language).number
    found = outcome.responses(clinic, quarters)
    yield Heading(_say("responses", language))
    table = Table(
        _header(language, "quarter", "done", "lost", "waits", "response"),
        tuple(
            (period.label, *map(write, (one.done, one.lost, one.waiting)),
             _share(one.done / one.of if one.of >= SMALLEST_GROUP else None, language))
            for period, one in found
        ),
        _say("caption_responses", language),
        ("left", *["right"] * 4),  # type: ignore[arg-type]
    )  # fmt: skip
    yield table
    counts = [(one.done, one.of) for _, one in found]
    yield from _shares("responses", counts, [one.label for one in quarters], table, language)
    yield Table(
        _header(language, "reason", "count"),
        tuple(
            (_say(f"reason_{key}", language), _few(language) if n is None else write(n))
            for key, n in outcome.reasons(clinic, quarters)
        ),
        _say("caption_reasons", language),
        ("left", "right"),
    )


def _outcomes(clinic: Clinic, quarters: Sequence[Period], language: Language) -> Iterator[Block]:
    found = outcome.outcomes(clinic, quarters)
    labels = [one.label for one in quarters]
    yield Heading(_say("outcome", language))
    yield Paragraph(_say("outcome_about", language))
    changes, leave = [o.mean_change for _, o in found], [o.on_sick_leave for _, o in found]
    table = Table(
        _header(language, "quarter", "change", "sick_leave"),
        tuple(
            (label, _number(change, language), _share(on / of if of else None, language))
            for label, change, (on, of) in zip(labels, changes, leave, strict=True)
        ),
        _say("caption_outcome", language),
        ("left", "right", "right"),
    )
    yield table
    try:
        series = control.of_numbers(changes)
    except TooFewError:
        yield Paragraph(_say("too_short", language))
    else:
        yield Figure(_chart("change", series, labels, table, language), with_table=False)
    yield from _shares("sick_leave", leave, labels, table, language)


def _shares(
    name: str,
    counts: Sequence[tuple[int, int]],
    labels: Sequence[str],
    table: Table,
    language: Language,
) -> Iterator[Block]:
    """A chart of shares, small groups left out; nothing where there is too little to compare."""
    shown = [(count, of) if of >= SMALLEST_GROUP else (0, 0) for count, of in counts]
    if sum(of > 0 for _, of in shown) < 2:
        yield Paragraph(_say("too_short", language))
        return
    series = control.of_shares(shown)
    yield Figure(_chart(name, series, labels, table, language, is_share=True), with_table=False)


def _chart(
    name: str,
    series: control.Chart,
    labels: Sequence[str],
    table: Table,
    language: Language,
    *,
    is_share: bool = False,
) -> Chart:
    pairs = zip(labels, series.points, strict=True)
    signs = [label for label, point in pairs if point.is_outside or point.in_run]
    told = _say("signs", language, at=", ".join(signs)) if signs else _say("no_signs", language)
    centre = _share(series.centre, language) if is_share else _number(series.centre, language)
    title = _say(f"chart_{name}", language)
    words = Words(
        name=f"running-{name.replace('_', '-')}",
        axis=_say(f"axis_{name}", language),
        alt=_say("chart_alt", language, title=title, centre=centre, told=told),
        centre=_say("centre", language),
        limits=_say("limits", language),
    )
    drawn = Table(table.header, table.rows, f"{title}. {told}", table.align)
    return control_chart(series, labels, drawn, words, is_share=is_share)


def _header(language: Language, *keys: str) -> tuple[str, ...]:
    return tuple(_say(f"column_{key}", language) for key in keys)


def _days(value: float | None, language: Language) -> str:
    return _number(value, language)


def _number(value: float | None, language: Language) -> str:
    return _few(language) if value is None else Writer(language).number(value, 1)


def _share(value: float | None, language: Language) -> str:
    return _few(language) if value is None else Writer(language).share(value, 0)


def _few(language: Language) -> str:
    return _say("few", language, smallest=SMALLEST_GROUP)


def _say(key: str, language: Language, **values: object) -> str:
    return say(f"running.{key}", language, **values)
