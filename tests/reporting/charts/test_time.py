"""Pictures of alternatives over years and rates: what they show is what their tables say."""

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case import Alternative
from arbetsro.language import LANGUAGES
from arbetsro.reporting.charts import cash_flow, ranking

from ..documents import TWO, alternatives, bakery, number_in


def columns(chart, language):
    """Each alternative's numbers as the table has them, by its name."""
    found = {}
    for i, name in enumerate(chart.table.header[1:], 1):
        cells = [row[i] for row in chart.table.rows]
        found[name] = [number_in(cell, language) for cell in cells if cell != "–"]
    return found


def curves(chart):
    """Each alternative's numbers as the picture has them, by its name."""
    found = {}
    for one in chart.spec["data"]["values"]:
        found.setdefault(one["series"], []).append(one["y"])
    return found


class TestCashFlow:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_table_and_picture_agree(self, language):
        chart = cash_flow(analyse(alternatives(*TWO)), language)
        by_hand = {"A": [-100_000, -40_000, 20_000], "B": [-100_000, -80_000, -60_000]}
        assert columns(chart, language) == curves(chart) == by_hand
        assert [number_in(row[0], language) for row in chart.table.rows] == [0, 1, 2]

    def test_alternatives_of_different_lives_end_when_they_end(self):
        longer = Alternative("C", 1, benefits=(1, 1, 1))
        chart = cash_flow(analyse(alternatives(TWO[0], longer)), "sv")
        assert [row[1] for row in chart.table.rows][-1] == "–"
        assert curves(chart) == {"A": [-100_000, -40_000, 20_000], "C": [-1, 0, 1, 2]}

    def test_one_that_costs_and_gives_nothing_is_drawn_at_zero(self):
        chart = cash_flow(analyse(alternatives(Alternative("Inget", 0, benefits=(0,)))), "sv")
        assert curves(chart) == {"Inget": [0, 0]}

    def test_the_description_tells_where_each_begins_and_ends(self):
        alt = cash_flow(analyse(alternatives(*TWO)), "en").alt
        assert "A: from -SEK 100,000 to SEK 20,000." in alt.replace("−", "-").replace("\xa0", " ")


class TestRanking:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_table_and_picture_agree(self, language):
        chart = ranking(analyse(alternatives(*TWO)), language)
        drawn = {name: [round(y) for y in ys[::2]] for name, ys in curves(chart).items()}
        assert columns(chart, language) == drawn
        # Without interest A gives 20 000 in two years, B loses 60 000.
        assert (drawn["A"][0], drawn["B"][0]) == (10_000, -30_000)
        rates = [number_in(row[0], language) for row in chart.table.rows]
        assert rates == pytest.approx([percent / 100 for percent in range(0, 21, 2)])


@pytest.mark.parametrize("chart", [cash_flow, ranking])
def test_there_is_none_without_alternatives(chart):
    assert chart(analyse(bakery()), "sv") is None


@pytest.mark.parametrize("chart", [cash_flow, ranking])
@pytest.mark.parametrize("count", [1, 2, 6, 8])
def test_each_alternative_looks_like_no_other(chart, count):
    several = [Alternative(f"Val {i}", 1e5, benefits=(6e4, 6e4)) for i in range(count)]
    line = chart(analyse(alternatives(*several)), "sv").spec["layer"][0]["encoding"]
    colours = line["color"]["scale"]["range"]
    dashes = [tuple(dash) for dash in line["strokeDash"]["scale"]["range"]]
    assert len(set(zip(colours, dashes, strict=True))) == count
