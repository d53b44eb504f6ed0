"""Pictures of cost: what they show is what their tables say, for one item and for thirty."""

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case import Activity, Intervention
from arbetsro.language import LANGUAGES
from arbetsro.reporting.charts import break_even, cost_by_part, measures_by_kind

from ..documents import bakery, many, number_in, plain


def costing(amount):
    return (Intervention("Nya scheman", activities=(Activity("Möten", amount, 0),)),)


def layers(chart):
    """The values of every layer that has its own, after those of the whole picture."""
    own = [layer["data"]["values"] for layer in chart.spec["layer"] if "data" in layer]
    return [chart.spec["data"]["values"], *own]


class TestCostByPart:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_table_bars_and_picture_agree(self, language):
        chart = cost_by_part(analyse(bakery()), language)
        rows = chart.table.rows
        assert [number_in(row[1], language) for row in rows] == [
            1_197_360, 118_800, 52_800, 1_368_960,
        ]  # fmt: skip
        shares = [number_in(row[2], language) for row in rows]
        assert shares == [0.875, 0.087, 0.039, 1]
        for row, value, bar in zip(rows, chart.spec["data"]["values"], chart.bars, strict=False):
            assert plain(value["label"]) == row[0] == bar.label
            assert value["text"] == row[1] == bar.written
            assert round(value["value"]) == round(bar.value) == number_in(row[1], language)
        assert all(f"{row[0]} {row[1]}" in chart.alt for row in rows)

    def test_a_missing_part_gives_no_picture(self):
        assert cost_by_part(analyse(bakery({"C7": None})), "sv") is None

    def test_nothing_at_all_is_shown_as_nothing(self):
        chart = cost_by_part(analyse(bakery({"C7": 0, "C12": 0, "C15": 0})), "sv")
        assert [number_in(row[1], "sv") for row in chart.table.rows] == [0, 0, 0, 0]
        assert [row[2] for row in chart.table.rows[:3]] == ["–", "–", "–"]

    @pytest.mark.parametrize("profit", [0, 1_000_000, -100_000_000])
    def test_every_bar_lies_within_the_picture(self, profit):
        chart = cost_by_part(analyse(bakery({"C5": profit})), "sv")
        low, high = chart.spec["encoding"]["x"]["scale"]["domain"]
        assert all(low <= one["value"] <= high for one in chart.spec["data"]["values"])


class TestMeasures:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("count", [1, 30])
    def test_table_bars_and_picture_agree(self, language, count):
        chart = measures_by_kind(analyse(bakery(interventions=many(count))), language)
        amounts = [[number_in(cell, language) for cell in row[1:]] for row in chart.table.rows]
        wanted = [[1_000 * i, 500 * i, 1_500 * i] for i in range(1, count + 1)]
        assert amounts == [*wanted, [sum(column) for column in zip(*wanted, strict=True)]]
        drawn = [one["value"] for one in chart.spec["data"]["values"]]
        assert drawn == [part for line in wanted for part in line[:2]]
        assert [bar.value for bar in chart.bars] == [line[2] for line in wanted]

    @pytest.mark.parametrize("count", [1, 5, 30])
    def test_the_picture_fits_a_page(self, count):
        # A page has 16.4 by 25.1 cm for text, and the caption wants its line.
        spec = measures_by_kind(analyse(bakery(interventions=many(count))), "sv").spec
        assert spec["height"] / spec["width"] <= 1.35

    def test_none_gives_no_picture(self):
        assert measures_by_kind(analyse(bakery(interventions=())), "sv") is None

    def test_an_unknown_cost_gives_no_picture(self):
        unknown = (Intervention("Kurs", activities=(Activity("Köp"),)),)
        assert measures_by_kind(analyse(bakery(interventions=unknown)), "sv") is None


class TestBreakEven:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_table_and_picture_agree(self, language):
        chart = break_even(analyse(bakery()), language)
        rows = [[number_in(cell, language) for cell in row] for row in chart.table.rows]
        # 80 000 of 1 368 960 is 5.8 %; the assumed 20 % give 273 792.
        assert rows[0] == [0, 0, 80_000, -80_000]
        assert rows[1] == pytest.approx([0.058, 80_000, 80_000, 0])
        assert rows[2] == pytest.approx([0.2, 273_792, 80_000, 193_792])
        lines, points, _ = layers(chart)
        assert {one["y"] for one in lines if one["series"] != lines[0]["series"]} == {80_000}
        assert sorted(one["x"] for one in points) == pytest.approx([80_000 / 1_368_960, 0.2])
        for one in points:
            assert one["y"] == pytest.approx(one["x"] * 1_368_960)
        assert max(one["x"] for one in lines) == pytest.approx(rows[-1][0])
        assert max(one["y"] for one in lines) == pytest.approx(rows[-1][0] * 1_368_960)

    @pytest.mark.parametrize("amount", [0, 1, 80_000, 1_368_960, 3_000_000, 60_000_000])
    def test_every_point_lies_on_the_line_that_is_drawn(self, amount):
        chart = break_even(analyse(bakery(interventions=costing(amount))), "sv")
        lines, points, _ = layers(chart)
        last = max(one["x"] for one in lines)
        assert last <= 1
        assert [one["x"] for one in points if not 0 <= one["x"] <= last] == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_fall_of_more_than_everything_is_promised(self, language):
        # 3 000 000 kronor are 219 % of what ill-health costs.
        chart = break_even(analyse(bakery(interventions=costing(3_000_000))), language)
        assert "219" not in chart.alt
        assert all(number_in(row[0], language) <= 1 for row in chart.table.rows)

    def test_it_can_be_drawn_without_an_assumed_effect(self):
        chart = break_even(analyse(bakery({"J6": None})), "sv")
        assert len(layers(chart)[1]) == 1

    @pytest.mark.parametrize("rows", [{"C7": None}, {"C7": 0, "C12": 0, "C15": 0}])
    def test_there_is_none_where_there_is_nothing_to_lower(self, rows):
        assert break_even(analyse(bakery(rows)), "sv") is None
