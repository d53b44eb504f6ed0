"""The Excel workbook, calculated by LibreOffice and held against the library."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell as ExcelCell

from arbetsro.economics.analysis import Analysis, analyse
from arbetsro.economics.calculation import calculate
from arbetsro.economics.case import Activity, Alternative, Case, Intervention, UseReference
from arbetsro.economics.case_file import read_case
from arbetsro.economics.declared import MODULES
from arbetsro.economics.ranges import Range
from arbetsro.language import LANGUAGES, Language
from arbetsro.reporting.workbook import write_workbook

Recalculate = Callable[[bytes], openpyxl.Workbook]
#: What is entered, by the library's code of the cell; nothing where the cell is cleared.
Changes = Mapping[str, float | None]

EXAMPLES = Path(__file__).parents[2] / "examples"
MADE = date(2026, 11, 22)
FIGURES = (
    "net_present_value", "annuity", "end_value", "benefit_cost_ratio", "internal_rate",
    "payback_years",
)  # fmt: skip

DEMO = read_case(EXAMPLES / "demo-alltjanst.toml")
SCREENING = DEMO.interventions[0].activities[0]
INVESTMENT = read_case(EXAMPLES / "investment-alternatives.toml")
#: Somebody has begun: pay and stress are known, and one activity has an offer and no more.
INCOMPLETE = Case(
    "Påbörjad AB",
    rows={"C7": 0.2, "D1": 30_000, "D4": 10, "D10": 1_760, "E6": 0.02, "J6": 0.1},
    interventions=(
        Intervention(
            "Kurs", activities=(Activity("Köp", external=10_000), Activity("Genomförande"))
        ),
        Intervention("Utan delinsats"),
        Intervention("Bara minuter", activities=(Activity("Möten", H={"H4": 500}, I={"I4": 60}),)),
    ),
)
#: Everything that a case may hold: all modules, references, sums typed over, live alternatives.
EVERYTHING = replace(
    DEMO,
    beyond=MODULES,
    rows={
        **DEMO.rows, "C7": UseReference("high-stress-usual-span"), "D6": 700_000_000.5,
        "K1": 90, "K2": 0.1, "K3": 300_000, "K11": 0.4, "K12": 0.02, "K13": 0.005, "K21": 2_000,
        "K22": 0.3, "K23": 2_500, "K41": 1.3, "K52": 0.15, "K62": 0.5,
    },
    discount_rate=0.04,
    alternatives=(
        Alternative(
            "Direkt", "G34", yearly_benefit="J7", ramp_up_years=3, fade_out_years=1, life=6
        ),
        Alternative("Profil", 5e4, yearly_benefit=9e4, profile=(0.2, 1, 0.5), yearly_cost=4e4),
        Alternative("Aldrig", 1_000_000, benefits=(1, 0, 0), yearly_cost="C16", residual_value=5),
        Alternative("Tecken", 100, benefits=(230, 0), costs=(0, 132)),
        Alternative("Gratis", 0, benefits=(0, 10, -20, 40)),
    ),
)  # fmt: skip
CASES = {"demo": DEMO, "investment": INVESTMENT, "incomplete": INCOMPLETE, "everything": EVERYTHING}


@cache
def analysed(name: str) -> Analysis:
    return analyse(CASES[name])


def made(case: Case | Analysis, language: Language = "sv") -> bytes:
    file = io.BytesIO()
    analysis = analyse(case) if isinstance(case, Case) else case
    write_workbook(analysis, language, file, made=MADE)
    return file.getvalue()


def named(book: openpyxl.Workbook, name: str) -> ExcelCell:
    """The cell that a defined name stands for."""
    [(tab, cell)] = book.defined_names[name].destinations
    return book[tab][cell]


def name_of(address: str) -> str:
    return address.replace("@", "_").replace(".", "_")


def expected(analysis: Analysis, book: openpyxl.Workbook) -> Iterator[tuple[str, float | None]]:
    """Every name in the workbook that stands for a value, and the library's number for it."""
    for address, result in analysis.evaluation.results.items():
        if name_of(address) in book.defined_names:
            yield name_of(address), result.number
    for number, worth in enumerate(analysis.appraisals, 1):
        for figure in (*FIGURES, "base_investment"):
            yield f"alternative_{number}_{figure}", getattr(worth, figure)


def differences(analysis: Analysis, book: openpyxl.Workbook) -> list[str]:
    """Where a calculated workbook is not what the library says."""
    found = []
    for name, number in expected(analysis, book):
        value = named(book, name).value
        right = (
            value == "#N/A"
            if number is None
            else value == pytest.approx(number, rel=1e-9, abs=1e-9)
        )
        if not right:
            found.append(f"{name}: {value!r}, should be {number!r}")
    return found


def certain(case: Case) -> Case:
    """The case at its base values, without the sampling that takes time."""
    rows = {code: one.base if isinstance(one, Range) else one for code, one in case.rows.items()}
    return replace(case, rows=rows)


def with_changes(case: Case, changes: Changes) -> Case:
    """The case with other values entered."""
    book = calculate(case).book
    for code, value in changes.items():
        cell = book.find(code)
        assert cell is not None, code
        if cell.scope:
            case = _with_change_of_activity(case, cell.row.sheet, cell, value)
        else:
            case = replace(case, rows=_with(case.rows, code, value))
    return case


def _with_change_of_activity(case: Case, sheet: str, cell, value: float | None) -> Case:
    i, j = (number - 1 for number in cell.scope)
    activity = case.interventions[i].activities[j]
    if sheet == "G":
        activity = replace(activity, **{cell.row.column: value})
    else:
        entries = _with(getattr(activity, sheet), cell.row.code, value)
        activity = replace(activity, **{sheet: entries})
    activities = _put(case.interventions[i].activities, j, activity)
    one = replace(case.interventions[i], activities=activities)
    return replace(case, interventions=_put(case.interventions, i, one))


def _with(entries: Mapping, code: str, value: float | None) -> dict:
    changed = {key: entry for key, entry in entries.items() if key != code}
    return changed if value is None else {**changed, code: value}


def _put(several: tuple, place: int, one: object) -> tuple:
    return (*several[:place], one, *several[place + 1 :])


def entered(case: Case, changes: Changes) -> bytes:
    """The workbook of a case, with other values entered in its input cells."""
    analysis = analyse(case)
    book = openpyxl.load_workbook(io.BytesIO(made(analysis)))
    for code, value in changes.items():
        cell = analysis.calculation.book.find(code)
        assert cell is not None, code
        entry = named(book, name_of(cell.address)).offset(column=-1)
        assert not entry.protection.locked, code
        entry.value = value
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", CASES)
def test_every_computed_cell_is_what_the_library_says(name: str, recalculate: Recalculate):
    analysis = analysed(name)
    assert differences(analysis, recalculate(made(analysis))) == []


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        pytest.param("demo", {"C7": 0.3}, id="a share"),
        pytest.param("demo", {"J6": 0.05, "C5": -2_000_000}, id="two sheets"),
        pytest.param("demo", {"C4": 5e8, "D11": 400, "D6": 1e8}, id="typed over what is computed"),
        pytest.param("demo", {"E6": None}, id="a cleared input"),
        pytest.param("demo", {"E1": None, "F5": None, "F4": None}, id="back to what is carried"),
        pytest.param("demo", {"C8": None, "D5": None, "E2": None}, id="back to the default"),
        pytest.param("demo", {"D1": None}, id="missing runs through"),
        pytest.param("demo", {"D1": None, "C4": 9e8, "D11": 350}, id="missing is stopped"),
        pytest.param("demo", {"H4@1.1": 1, "H6@1.1": 2.5, "I14@1.1": 80}, id="sheets H and I"),
        pytest.param("demo", {"I4@1.1": None}, id="people without minutes"),
        pytest.param("demo", {"I4@1.1": None, "I7@1.1": None}, id="neither people nor minutes"),
        pytest.param("demo", {"I9@1.1": 500, "I23@1.1": None}, id="another hourly cost"),
        pytest.param(
            "demo",
            {f"{code}@1.1": None for code in (*SCREENING.H, *SCREENING.I)},
            id="an activity that is emptied",
        ),
        pytest.param("demo", {"G5.external": 77, "G5.internal": 0}, id="sums over the sheets"),
        pytest.param("demo", {"G6.internal": None}, id="an activity without any cost"),
        pytest.param("demo", {"G6.external": 5, "G6.internal": None}, id="the other cost instead"),
        pytest.param("demo", {"G6.external": 5, "D1": None}, id="no hourly cost"),
        pytest.param(
            "demo", {"G6.external": 5, "G6.internal": None, "D1": None}, id="time without a price"
        ),
        pytest.param("demo", {"J8": 0, "C11": 0}, id="division by zero"),
        pytest.param("incomplete", {"D2": 0.42, "D7": 0.3}, id="towards a whole"),
        pytest.param("incomplete", {"I7@3.1": 10, "I4@3.1": None}, id="minutes without people"),
        pytest.param(
            "incomplete",
            {"C5": 0, "C12": 0.06, "C15": 0.4, "D2": 0.3, "D7": 0.3, "E5": 220, "F6": 0.02},
            id="a sheet that gets whole",
        ),
        pytest.param("everything", {"C7": 0.2, "D6": None, "K52": None, "K61": 0.12}, id="modules"),
        pytest.param("everything", {"J6": 0.4, "H4@1.1": 900_000}, id="alternatives follow"),
    ],
)  # fmt: skip
def test_an_entered_value_gives_what_the_library_gives_for_the_changed_case(
    name: str, changes: Changes, recalculate: Recalculate
):
    case = certain(CASES[name])
    book = recalculate(entered(case, changes))
    assert differences(analyse(with_changes(case, changes)), book) == []


# numpy-financial works both branches of an end value out, also the one that divides by a rate of 0.
@pytest.mark.filterwarnings("ignore:invalid value encountered in divide:RuntimeWarning")
@pytest.mark.parametrize("rate", [0, 0.031, 0.5])
def test_alternatives_follow_the_discount_rate_and_the_payments(
    rate: float, recalculate: Recalculate
):
    book = openpyxl.load_workbook(io.BytesIO(made(analysed("investment"))))
    named(book, "discount_rate").offset(column=-1).value = rate
    base = named(book, "alternative_2_base_investment")
    base.value = 2_600_000
    first = base.offset(row=1, column=-1)
    first.value, first.offset(row=4, column=2).value = 123_456.5, 300_000
    one, two = INVESTMENT.alternatives
    benefits = (123_456.5, *(two.benefits or ())[1:])
    two = replace(two, base_investment=2_600_000, benefits=benefits, residual_value=300_000)
    case = replace(INVESTMENT, discount_rate=rate, alternatives=(one, two))
    assert differences(analyse(case), recalculate(saved(book))) == []


def test_a_cleared_discount_rate_is_missing_and_not_zero(recalculate: Recalculate):
    book = openpyxl.load_workbook(io.BytesIO(made(analysed("investment"))))
    named(book, "discount_rate").offset(column=-1).value = None
    book = recalculate(saved(book))
    assert named(book, "alternative_1_annuity").value == "#N/A"
    assert named(book, "alternative_1_payback_years").value == pytest.approx(3.8846153846)


#: Even, late, lost, empty, one big, twice negative, deep loss, high gain, and long.
SURPLUSES = (
    (10, 10, 1000), (90, 5, 5), (1, 1, 1), (2_000, 0, 0), (0, 0, 0), (0, 0, 250),
    (500, -450, 60), (60, 60, -30, 10), (60, 60, -30, 5), (100, -1, 1), (-50, -50, 900),
    (100,), (2, 0), (90_000, 1), (3, *[3] * 40),
)  # fmt: skip


@pytest.mark.parametrize("base", [0, 1, 100, 115])
def test_payback_and_internal_rate_are_the_librarys_for_any_payments(
    base: float, recalculate: Recalculate
):
    alternatives = tuple(Alternative(str(n), base, benefits=n) for n in SURPLUSES)
    analysis = analyse(Case("X", discount_rate=0.05, alternatives=alternatives))
    assert len(analysis.appraisals) == len(SURPLUSES)
    assert differences(analysis, recalculate(made(analysis))) == []


def test_a_sum_may_be_longer_than_a_formula_may_be(recalculate: Recalculate):
    activities = tuple(Activity(f"Nr {n}", external=n, internal=1) for n in range(1, 261))
    case = replace(INCOMPLETE, interventions=(Intervention("Lång", activities=activities),))
    analysis = analyse(case)
    content = made(analysis)
    formulas = [c.value for c in values(openpyxl.load_workbook(io.BytesIO(content)))]
    assert max(map(len, formulas)) < 8_192
    assert differences(analysis, recalculate(content)) == []


def values(book: openpyxl.Workbook) -> Iterator[ExcelCell]:
    """Every cell that holds a formula."""
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.data_type == "f")


@pytest.mark.parametrize("name", CASES)
def test_formulas_are_locked_and_inputs_are_not(name: str):
    book = openpyxl.load_workbook(io.BytesIO(made(analysed(name))))
    assert all(sheet.protection.sheet for sheet in book)
    assert all(cell.protection.locked for cell in values(book))
    unlocked = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row
        if not cell.protection.locked
    ]  # fmt: skip
    assert unlocked
    for cell in unlocked:
        assert cell.value is None or isinstance(cell.value, int | float)
        assert cell.fill.fgColor.rgb == "FFFFF7D6"
        assert cell.border.left.style == "thin"


@pytest.mark.parametrize("name", CASES)
def test_every_value_has_a_name_and_every_input_is_an_input_cell(name: str):
    analysis = analysed(name)
    book = openpyxl.load_workbook(io.BytesIO(made(analysis)))
    with_sheets = {
        (i, j)
        for i, one in enumerate(analysis.case.interventions, 1)
        for j, activity in enumerate(one.activities, 1)
        if activity.H or activity.I
    }
    for address, result in analysis.evaluation.results.items():
        row, scope = result.cell.row, result.cell.scope
        if row.sheet in "HI" and scope not in with_sheets:
            assert name_of(address) not in book.defined_names
            continue
        cell = named(book, name_of(address))
        assert cell.data_type == "f"
        assert cell.offset(column=-1).protection.locked is not row.is_input


def test_names_and_formulas_speak_of_the_rows(recalculate: Recalculate):
    book = openpyxl.load_workbook(io.BytesIO(made(analysed("demo"))))
    formulas = {name: named(book, name).value for name in book.defined_names}
    assert formulas["production_loss_value"] == "=value_of_work*production_loss_share"
    assert formulas["personnel_cost"] == "=IF(ISBLANK($C5),total_personnel_cost,$C5)"
    assert formulas["production_loss_at_high_stress"] == "=IF(ISBLANK($C9),0.09,$C9)"
    assert formulas["activity_cost_1_1"] == "=activity_external_cost_1_1+activity_internal_cost_1_1"
    assert formulas["intervention_internal_cost_2"] == (
        "=SUM(activity_internal_cost_2_1,activity_internal_cost_2_2,activity_internal_cost_2_3)"
    )


@pytest.mark.parametrize("name", CASES)
def test_programs_that_do_not_calculate_show_the_librarys_numbers(name: str):
    analysis = analysed(name)
    book = openpyxl.load_workbook(io.BytesIO(made(analysis)), data_only=True)
    assert differences(analysis, book) == []


@pytest.mark.parametrize("name", CASES)
def test_no_shown_number_changes_when_it_is_calculated(name: str, recalculate: Recalculate):
    content = made(analysed(name))
    shown, calculated = (
        openpyxl.load_workbook(io.BytesIO(content), data_only=True),
        recalculate(content),
    )
    for cell in values(openpyxl.load_workbook(io.BytesIO(content))):
        before = shown[cell.parent.title][cell.coordinate].value
        after = calculated[cell.parent.title][cell.coordinate].value
        place = f"{cell.parent.title}!{cell.coordinate} {cell.value}"
        if isinstance(before, str):
            assert after == before, place
        else:
            assert after == pytest.approx(before, rel=1e-9, abs=1e-9), place


def test_a_computed_row_that_a_case_overrules_is_an_input():
    case = replace(INCOMPLETE, rows={"C10": 5_000})
    book = openpyxl.load_workbook(io.BytesIO(made(case)))
    cell = named(book, "production_loss_value")
    assert cell.value.startswith("=IF(ISBLANK(")
    assert cell.offset(column=-1).value == 5_000
    assert not cell.offset(column=-1).protection.locked


def test_the_tabs_are_those_that_the_case_needs():
    tabs = openpyxl.load_workbook(io.BytesIO(made(analysed("demo")))).sheetnames
    assert tabs == ["Läs mig", "A", "B1", *"CDEFG", "H1.1", "I1.1", "J", "Osäkerhet"]
    tabs = openpyxl.load_workbook(io.BytesIO(made(analysed("investment"), "en"))).sheetnames
    assert tabs == ["Read me", *"CDEFGJ", "Alternatives"]
    tabs = openpyxl.load_workbook(io.BytesIO(made(analysed("everything"), "da"))).sheetnames
    assert tabs[-3:] == ["K", "Alternativer", "Usikkerhed"]


def test_inputs_say_where_the_figure_is_found_and_refuse_what_cannot_be_right():
    sheet = openpyxl.load_workbook(io.BytesIO(made(analysed("demo"))))["C"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    rule = rules["C8"]
    assert rule.promptTitle == "C7 Andel av personalen med hög…"
    assert (float(rule.formula1), float(rule.formula2)) == (0, 1)
    assert "nkät" in rule.prompt
    assert rule.error == "Skriv ett tal mellan 0\xa0% och 100\xa0%, eller töm cellen."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_texts_fit_where_excel_puts_them(name: str, language: Language):
    book = openpyxl.load_workbook(io.BytesIO(made(analysed(name), language)))
    for sheet in book:
        assert len(sheet.title) <= 31
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.errorTitle) <= 32
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 255


def test_the_first_tab_tells_what_the_workbook_rests_on():
    sheet = openpyxl.load_workbook(io.BytesIO(made(analysed("everything"), "en")))["Read me"]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "Demo Alltjänst AB" in texts
    assert "22 November 2026" in texts
    assert any(text.startswith(analysed("everything").fingerprint) for text in texts)
    assert any("Lohela Karlsson" in text for text in texts)
    assert "Mervärdesskattelag (2023:200), 9 kap. 2 §" in texts


def test_the_first_tab_tells_what_is_missing():
    sheet = openpyxl.load_workbook(io.BytesIO(made(analysed("incomplete"))))["Läs mig"]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "Att fylla i innan underlaget används" in texts
    assert "D2" in texts
    assert "Att åtgärda innan underlaget används" in texts
    assert any("Utan delinsats" in text for text in texts)


def test_text_that_looks_like_a_formula_stays_text():
    name = "=HYPERLINK(A1)"
    case = Case(name, A={"A3": "@SUM(1)\n\n+1"}, interventions=(Intervention(name, {"B4": "-2"}),))
    book = openpyxl.load_workbook(io.BytesIO(made(case)))
    assert book["Läs mig"]["B4"].value == name
    assert book["Läs mig"]["B4"].data_type != "f"
    assert [book["A"][at].value for at in ("C4", "C5")] == ["@SUM(1)", "+1"]


def test_a_long_text_is_kept_whole():
    text = "ord " * 30_000
    sheet = openpyxl.load_workbook(io.BytesIO(made(Case("X", A={"A4": text}))))["A"]
    parts = [row[2].value for row in sheet.iter_rows(min_row=4)]
    assert "".join(parts).count("ord") == 30_000
    assert max(map(len, parts)) < 2_001


def test_the_same_analysis_gives_the_same_bytes():
    analysis = analysed("demo")
    first, second = made(analysis), made(analysis)
    assert first == second
    assert openpyxl.load_workbook(io.BytesIO(first)).properties.created.date() == MADE


@pytest.mark.parametrize("pair", [("sv", "en"), ("sv", "da")])
def test_numbers_and_formulas_are_the_same_in_every_language(pair: tuple[Language, Language]):
    one, two = (
        openpyxl.load_workbook(io.BytesIO(made(analysed("demo"), language))) for language in pair
    )
    assert [c.value for c in values(one)] == [c.value for c in values(two)]
