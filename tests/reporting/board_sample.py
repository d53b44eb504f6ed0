"""A pack for the board with something in every chapter, as a large unit may have it."""

from dataclasses import replace
from datetime import date, timedelta

from arbetsro.language import Text
from arbetsro.reporting.board.pack import (
    Balance,
    Conditions,
    Cost,
    CostRow,
    Exempt,
    Figure,
    Followed,
    Matter,
    Monthly,
    Operation,
    Pack,
    SeriousRisk,
    Trend,
    Weighed,
)
from arbetsro.workenv.figures import figures

DAY = date(2026, 11, 18)
_VALUES: dict[str, tuple[float | None, int | None]] = {
    "open_risks": (41, None), "open_serious_risks": (3, 41), "risks_without_measure": (2, 28),
    "open_risk_closed_measures": (4, 22), "measures_open": (57, None), "measures_overdue": (9, 57),
    "measures_without_owner": (1, 57), "follow_ups_overdue": (6, None),
    "followed_up_share": (24 / 30, 30), "worked_share": (11 / 20, 20),
    "matters_unanswered": (2, None), "matters_overdue": (1, 2), "answer_days": (13.5, 8),
    "requests_open": (1, 2), "investigations_year": (26, None),
    "with_safety_representative_share": (23 / 26, 26), "reports_received": (None, None),
    "reports_answered_share": (None, None), "staff_per_manager": (31.4, 18),
    "staff_per_manager_goal": (25, None), "acceptances_expired": (1, 3),
    "tasks_not_acknowledged": (2, 64), "documents_missing": (1, 6), "documents_to_review": (0, 5),
    "told_units_share": (14 / 17, 17),
}  # fmt: skip


def _same(text: str) -> Text:
    return Text(text, text, text)


def _figure(key: str) -> Figure:
    rule = figures()[key]
    value, of = _VALUES[key]
    day = date(2026, 10, 31) if rule.over == "months" else DAY
    return Figure(
        key, rule.label, rule.rule, rule.unit, rule.over, value, of, day,
        hidden=rule.over == "months",
    )  # fmt: skip


def a_pack() -> Pack:
    """The pack. What people have written in it is in Swedish."""
    starts = [date(2026, month, 1) for month in range(1, 12)]
    ends = [*(day - timedelta(days=1) for day in starts), DAY]
    return Pack(
        organisation="Demo Alltjänst AB", unit="Demo Alltjänst AB", since=date(2025, 11, 19),
        until=DAY, day=DAY,
        comment="Hemtjänsten i norr har burit mest i höst. Bemanningen är på väg upp.\nVi ser att "
        "åtgärder mot ensamarbete fungerar bättre när vikarierna får introduktion.",
        decisions="Anslå 1,2 mkr till en tredje enhetschef i Hemtjänsten Norr.\n"
        "Besluta om begäran från skyddsombudet om nattbemanning.",
        figures=tuple(_figure(key) for key in figures()),
        serious=(
            SeriousRisk("Ensamarbete på natten utan möjlighet att få hjälp", "Hemtjänsten Norr",
                        date(2026, 2, 3), 288, "going_on", None),
            SeriousRisk("Hot från besökare i receptionen", "Söder", date(2026, 6, 18), 153,
                        "accepted", date(2027, 2, 28)),
            SeriousRisk("Telefonerna tystnar i källarplanet", "Larmcentralen",
                        date(2026, 10, 30), 19, "nothing", None),
        ),
        waiting=(
            Matter("return", "Pengar till en vikarie på natten", "Hemtjänsten Norr",
                   date(2026, 9, 1), date(2026, 10, 1), 78, 48, "", date(2026, 9, 2), None, ""),
            Matter("request", "Bemanning på natten", "Hemtjänsten Norr", date(2026, 11, 9),
                   date(2026, 11, 30), 9, 0, "Norr", date(2026, 11, 9), None, ""),
        ),
        requests=(
            Matter("request", "Bemanning på natten", "Hemtjänsten Norr", date(2026, 11, 9),
                   date(2026, 11, 30), 9, 0, "Norr", date(2026, 11, 9), None, ""),
            Matter("request", "Undersökning av skiftbytet", "Söder", date(2026, 4, 7),
                   date(2026, 4, 21), 11, 0, "Söder", date(2026, 4, 8), date(2026, 4, 18),
                   "accept"),
        ),
        conditions=(
            Conditions("Hemtjänsten Norr", date(2026, 9, 1), 44, 1, 25, "Tjänsten som andra chef "
                       "är utlyst. Till dess delar områdeschefen på medarbetarsamtalen."),
            Conditions("Söder", date(2026, 9, 1), 521, 17, 25, ""),
        ),
        balance=Balance(None, 17, (
            Weighed("demand", _same("Tidspress"), None, 12),
            Weighed("demand", _same("Oklara uppdrag"), None, 7),
            Weighed("demand", _same("Teknik som krånglar"), None, 5),
            Weighed("resource", _same("Stöd av kollegor"), None, 14),
            Weighed("resource", _same("Närvarande chef"), None, 4),
        )),
        cost=Cost("Psykisk ohälsa i hela företaget", date(2026, 5, 20), (
            CostRow("C10", 19_935_432.0, "SEK/year"), CostRow("C17", 8_210_300.0, "SEK/year"),
            CostRow("C20", 31_411_002.0, "SEK/year"), CostRow("G34", 2_400_000.0, "SEK"),
            CostRow("J9", 1_130_500.0, "SEK/year"), CostRow("J17", 0.0811, "share"),
        )),
        operations=(
            Operation("Beviljade timmar", "timmar", (
                Monthly(date(2025, 10, 1), 18_400), Monthly(date(2026, 9, 1), 21_050),
                Monthly(date(2026, 10, 1), 21_310.5),
            )),
            Operation("Övertid", "% av arbetad tid", (Monthly(date(2026, 10, 1), 6.4),)),
        ),
        followed=(
            Followed("Introduktion för alla vikarier", "Hemtjänsten Norr", date(2026, 10, 2),
                     "as_meant", "9 av 12 utan introduktion", "1 av 14 utan introduktion"),
            Followed("Gemensam planering på måndagar", "Söder", date(2026, 8, 20), "partly", "",
                     "Fyra av sju grupper har kommit igång"),
            Followed("Ny app för avvikelser", "Larmcentralen", date(2026, 6, 9), "not", "", ""),
        ),
        exempt=(
            Exempt("accepted", "Hot från besökare i receptionen", "Söder", "Receptionen byggs om "
                   "i februari. Till dess är två på plats.", "Vera Lind", date(2026, 8, 28),
                   date(2027, 2, 28)),
            Exempt("stopped", "Byta schemaprogram", "Hemtjänsten Norr", "Upphandlingen gjordes om.",
                   "", None, None),
            Exempt("declined", "Egen teamledare på helger", "Söder", "Ryms inte i budgeten 2026. "
                   "Prövas på nytt i mars.", "Vera Lind", date(2026, 9, 14), None),
        ),
        missing=(Text("Arbetsmiljöpolicy", "Work environment policy", "Arbejdsmiljøpolitik"),),
        trend=Trend(
            days=tuple(ends),
            serious=(5, 5, 6, 6, 4, 4, 4, 3, 3, 2, 3, 3),
            waiting=(0, 1, 1, 3, 2, 2, 1, 1, 2, 3, 2, 2),
            followed=(1, 3, 2, 4, 2, 1, 0, 2, 4, 3, 5, 2),
            worked=(0, 2, 1, 2, 1, 1, 0, 1, 2, 2, 3, 1),
        ),
    )  # fmt: skip


def an_empty_pack() -> Pack:
    """A pack of a unit of which nobody has told anything yet."""
    bare = tuple(
        replace(one, value=0.0 if one.unit == "count" else None, of=0) for one in a_pack().figures
    )
    nothing = (0,) * 12
    trend = replace(
        a_pack().trend, serious=nothing, waiting=nothing, followed=nothing, worked=nothing
    )
    return replace(
        a_pack(), comment="", decisions="", figures=bare, serious=(), waiting=(), requests=(),
        conditions=(), balance=None, cost=None, operations=(), followed=(), exempt=(), missing=(),
        trend=trend,
    )  # fmt: skip
