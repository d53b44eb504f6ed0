"""A book has every row as the cells of one case, in an order in which they can be calculated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.economics.declared import MODULES, sheets
from arbetsro.worksheets import CircularSheetsError, address, build

from .made_up import book, row

shapes = st.lists(st.integers(0, 6), max_size=7).map(tuple)


class TestPaperCodes:
    #: The lines of the published sheet G: the activities of each intervention, then their sum.
    PRINTED = (
        (("G5", "G6", "G7", "G8"), "G9"),
        (("G11", "G12", "G13", "G14"), "G15"),
        (("G17", "G18", "G19", "G20"), "G21"),
        (("G23", "G24", "G25", "G26"), "G27"),
        (("G29", "G30", "G31", "G32"), "G33"),
    )

    @pytest.mark.parametrize("intervention", range(1, 6))
    def test_sheet_g_numbers_its_lines_as_on_paper(self, intervention):
        lines, total = self.PRINTED[intervention - 1]
        cells = build(sheets(), (4, 4, 4, 4, 4)).cells
        found = [cells[f"activity_cost@{intervention}.{j}"].code for j in range(1, 5)]
        assert found == list(lines)
        assert cells[f"intervention_cost@{intervention}"].code == total

    def test_the_columns_of_a_line_are_told_apart(self):
        cells = build(sheets(), (1, 2)).cells
        assert cells["activity_external_cost@2.2"].code == "G12.external"
        assert cells["activity_internal_cost@2.2"].code == "G12.internal"
        assert cells["intervention_external_cost@2"].code == "G15.external"
        assert cells["measures_internal_cost"].code == "G34.internal"

    def test_what_paper_has_no_room_for_is_told_by_intervention_and_activity(self):
        cells = build(sheets(), (5, 1, 1, 1, 1, 2)).cells
        assert cells["activity_cost@1.5"].code == "G5@1.5"
        assert cells["activity_external_cost@1.5"].code == "G5.external@1.5"
        assert cells["activity_cost@6.2"].code == "G5@6.2"
        assert cells["intervention_cost@6"].code == "G9@6"

    def test_sheets_h_and_i_repeat_for_each_activity(self):
        cells = build(sheets(), (1, 2)).cells
        assert cells["internal_cost@2.2"].code == "I26@2.2"
        assert cells["fixed_fee@1.1"].code == "H4@1.1"

    @settings(max_examples=30)
    @given(shape=shapes)
    def test_no_two_cells_share_a_code(self, shape):
        codes = [cell.code for cell in build(sheets(MODULES), shape).cells.values()]
        assert sorted(set(codes)) == sorted(codes)


@pytest.fixture(scope="module")
def whole():
    """Two activities and then one, with every part beyond the published scope."""
    return build(sheets(MODULES), (2, 1))


class TestFind:
    @pytest.mark.parametrize(
        "text", ["C10", "c10", "production_loss_value"], ids=["code", "small letters", "name"]
    )
    def test_a_cell_is_found_by_code_and_by_name(self, whole, text):
        assert whole.find(text).row.name == "production_loss_value"

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("I26@1.2", "internal_cost@1.2"),
            ("internal_cost@1.2", "internal_cost@1.2"),
            ("G11", "activity_cost@2.1"),
            ("g11.external", "activity_external_cost@2.1"),
            ("G9", "intervention_cost@1"),
            ("G34", "measures_cost"),
        ],
    )
    def test_a_cell_on_an_inner_level_is_found_by_its_place(self, whole, text, found):
        assert whole.find(text).address == found

    @pytest.mark.parametrize("text", ["", "C99", "I26", "I26@3.1", "nobody", "A4", "B4@1"])
    def test_what_is_not_in_the_book_is_not_found(self, whole, text):
        assert whole.find(text) is None

    def test_every_cell_is_found_by_its_code_and_by_its_address(self, whole):
        for cell in whole.cells.values():
            assert whole.find(cell.code) is cell
            assert whole.find(cell.address) is cell


class TestOrder:
    @settings(max_examples=30)
    @given(shape=shapes)
    def test_every_cell_comes_after_what_it_waits_for(self, shape):
        seen = set()
        for key, cell in build(sheets(MODULES), shape).cells.items():
            assert set(cell.waits_for) <= seen
            seen.add(key)

    def test_a_sheet_gives_its_cells_in_the_order_of_the_form(self, whole):
        sheet_c = next(sheet for sheet in whole.sheets if sheet.letter == "C")
        assert [cell.code for cell in whole.on(sheet_c)] == [f"C{n}" for n in range(4, 21)]

    def test_the_cells_of_one_activity_stand_on_its_own_sheet(self, whole):
        sheet_h = next(sheet for sheet in whole.sheets if sheet.letter == "H")
        assert [cell.code for cell in whole.on(sheet_h, (1, 2))] == [
            f"H{n}@1.2" for n in range(4, 11)
        ]
        assert whole.on(sheet_h) == []

    def test_rows_of_text_have_no_cell(self, whole):
        assert {cell.row.sheet for cell in whole.cells.values()} == set("CDEFGHIJK")


class TestCycles:
    def test_rows_that_wait_for_each_other_are_named_by_their_codes(self):
        rows = [row("C1", "c3 + c4"), row("C2", "c1"), row("C3", "c2 * 2"), row("C4")]
        with pytest.raises(CircularSheetsError) as error:
            book(*rows)
        assert set(error.value.cells) == {"C1", "C2", "C3"}
        assert error.value.cells[0] == error.value.cells[-1]
        assert all(code in str(error.value) for code in ("C1", "C2", "C3"))

    def test_a_row_that_waits_for_itself_is_a_cycle(self):
        with pytest.raises(CircularSheetsError) as error:
            book(row("C1", "c1 + 1"))
        assert set(error.value.cells) == {"C1"}

    def test_a_value_carried_in_a_circle_is_a_cycle(self):
        with pytest.raises(CircularSheetsError):
            book(row("C1", carried_from=("C2",)), row("C2", "c1 * 2"))

    def test_a_cycle_on_an_inner_level_names_the_activity(self):
        rows = [row("H1", "h2", level="activity"), row("H2", "h1", level="activity")]
        with pytest.raises(CircularSheetsError) as error:
            book(*rows, shape=(1,))
        assert set(error.value.cells) == {"H1@1.1", "H2@1.1"}


class TestBinding:
    def test_a_formula_sees_its_own_activity_and_the_levels_outside_it(self):
        rows = [
            row("C1"),
            row("C2", level="intervention"),
            row("C3", level="activity"),
            row("C4", "c1 + c2 + c3", level="activity"),
        ]
        cells = book(*rows, shape=(1, 2)).cells
        assert list(cells["c4@2.2"].waits_for) == ["c1", "c2@2", "c3@2.2"]

    def test_a_total_adds_up_what_lies_within(self):
        rows = [
            row("C1", level="activity"),
            row("C2", "total(c1)", level="intervention"),
            row("C3", "total(c1)"),
        ]
        cells = book(*rows, shape=(2, 1)).cells
        assert list(cells["c2@1"].waits_for) == ["c1@1.1", "c1@1.2"]
        assert list(cells["c2@2"].waits_for) == ["c1@2.1"]
        assert list(cells["c3"].waits_for) == ["c1@1.1", "c1@1.2", "c1@2.1"]

    def test_a_value_is_carried_from_the_first_row_that_the_book_has(self):
        rows = [row("C1"), row("C2"), row("C3", carried_from=("K9", "C2", "C1"))]
        assert book(*rows).cells["c3"].carries == "c2"

    def test_a_value_is_carried_to_an_activity_from_the_whole_book(self):
        rows = [row("C1"), row("C2", level="activity", carried_from=("C1",))]
        assert book(*rows, shape=(1, 1)).cells["c2@2.1"].carries == "c1"

    def test_a_row_that_no_other_row_exists_for_carries_nothing(self):
        assert book(row("C3", carried_from=("K9",))).cells["c3"].carries is None

    def test_an_address_names_row_and_place(self):
        assert address("pay") == "pay"
        assert address("pay", (2,)) == "pay@2"
        assert address("pay", (2, 13)) == "pay@2.13"
