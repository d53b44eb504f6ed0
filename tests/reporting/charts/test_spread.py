"""Pictures of uncertainty: what they show is what their tables say."""

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case import Sampling
from arbetsro.economics.ranges import Range
from arbetsro.language import LANGUAGES
from arbetsro.reporting.charts import acceptability, distribution, tornado

from ..documents import RANGES, bakery, number_in, plain

CASES = {
    "uncertain": bakery(RANGES),
    # 194 000 in surplus whatever happens within one percentage point.
    "certain to pay off": bakery(
        {"C7": Range(low=0.19, likely=0.2, high=0.21), "J6": Range(low=0.19, likely=0.2, high=0.21)}
    ),
    "certain to lose": bakery(
        {"C7": Range(low=0.19, likely=0.2, high=0.21), "J6": Range(low=0.0, likely=0.01, high=0.02)}
    ),
}
CHANCES = {"certain to pay off": 1, "certain to lose": 0}


@pytest.fixture(scope="module", params=CASES)
def analysis(request):
    return request.param, analyse(CASES[request.param])


class TestDistribution:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_table_and_picture_agree(self, analysis, language):
        name, found = analysis
        chart = distribution(found.uncertainty, language)
        low, median, high, chance = (number_in(cell, language) for cell in chart.table.rows[0])
        bars = chart.spec["data"]["values"]
        # Two draws in a thousand at either end lie outside the picture.
        assert sum(bar["share"] for bar in bars) == pytest.approx(1, abs=0.01)
        assert bars[0]["from"] <= low <= median <= high <= bars[-1]["to"]
        above_median = sum(bar["share"] for bar in bars if bar["to"] > median)
        assert above_median >= 0.49
        gain = chart.spec["encoding"]["color"]["scale"]["domain"][1]
        in_gain = sum(bar["share"] for bar in bars if bar["kind"] == gain)
        at_zero = [bar["share"] for bar in bars if bar["from"] < 0 < bar["to"]]
        assert in_gain == pytest.approx(chance, abs=0.01 + sum(at_zero))
        assert CHANCES.get(name, chance) == chance

    def test_the_description_has_the_figures_of_the_table(self, analysis):
        chart = distribution(analysis[1].uncertainty, "sv")
        assert all(cell in chart.alt for cell in chart.table.rows[0])


class TestTornado:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_table_bars_and_picture_agree(self, analysis, language):
        chart = tornado(analysis[1], language)
        assert [plain(row[0])[:2] for row in chart.table.rows] == [
            bar.label[:2] for bar in chart.bars
        ]
        bars = chart.spec["data"]["values"]
        for i, row in enumerate(chart.table.rows):
            ends = [number_in(part, language) for part in row[2].split(" – ")]
            assert [round(bar["to"]) for bar in bars[2 * i : 2 * i + 2]] == ends
            assert [bar["text"] for bar in bars[2 * i : 2 * i + 2]] == row[1].split(" – ")
            assert number_in(chart.bars[i].written, language) == pytest.approx(
                abs(ends[1] - ends[0]), abs=1
            )

    def test_the_input_that_matters_most_comes_first(self, analysis):
        spans = [bar.value for bar in tornado(analysis[1], "sv").bars]
        assert spans == sorted(spans, reverse=True)
        assert tornado(analysis[1], "sv").table.rows[0][0].startswith("J6 ")

    def test_it_has_room_for_ten_inputs(self):
        near = {
            code: Range("uniform", low=0.9 * value, high=1.1 * value)
            for code, value in bakery().rows.items()
            if code != "J13"
        }
        chart = tornado(analyse(bakery(near, sampling=Sampling(draws=1024))), "sv")
        assert len(chart.table.rows) == 10
        assert chart.spec["height"] / chart.spec["width"] <= 1.35

    def test_there_is_none_where_nothing_is_uncertain(self):
        assert tornado(analyse(bakery()), "sv") is None


class TestAcceptability:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("by", ["effect", "cost"])
    def test_table_and_picture_agree(self, analysis, language, by):
        chart = acceptability(analysis[1].uncertainty, language, by)
        drawn = chart.spec["data"]["values"][::5]
        assert len(chart.table.rows) == len(drawn)
        for (x, chance), one in zip(chart.table.rows, drawn, strict=True):
            step = 0.0006 if by == "effect" else 0.6
            assert number_in(x, language) == pytest.approx(one["x"], abs=step)
            assert number_in(chance, language) == pytest.approx(one["y"], abs=0.0051)

    def test_a_larger_effect_never_lowers_the_chance_and_a_higher_cost_never_raises_it(
        self, analysis
    ):
        for by, order in (("effect", 1), ("cost", -1)):
            chart = acceptability(analysis[1].uncertainty, "sv", by)
            chances = [order * one["y"] for one in chart.spec["data"]["values"]]
            assert chances == sorted(chances)

    def test_no_effect_pays_for_nothing_and_no_cost_is_always_paid_for(self, analysis):
        effect, cost = (
            acceptability(analysis[1].uncertainty, "sv", by) for by in ("effect", "cost")
        )
        assert effect.spec["data"]["values"][0] | {"series": ""} == {"x": 0, "y": 0, "series": ""}
        assert cost.spec["data"]["values"][0]["x"] == 0
