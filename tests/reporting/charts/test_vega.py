"""How a chart becomes a picture: SVG and PNG, readable in grey, in the language's numbers."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case import Activity, Alternative, Intervention
from arbetsro.reporting import charts
from arbetsro.reporting.charts import as_png, as_svg

from ..documents import RANGES, SPECIAL, TWO, alternatives, bakery, charts_of, document, many

#: The least contrast between two areas that must be told apart, and between an area and the page:
#: WCAG 2.2, success criterion 1.4.11.
CONTRAST = 3.0
UNCERTAIN = bakery(RANGES, discount_rate=0.05, alternatives=TWO)


@pytest.fixture(scope="module")
def every_chart():
    """One of each kind, by name."""
    return {chart.name: chart for chart in charts_of(document(UNCERTAIN))}


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG defines it: what is left of it in grey."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def scales(part, channel):
    """Every scale of a channel in a specification."""
    if isinstance(part, dict):
        if isinstance(part.get(channel), dict) and "scale" in part[channel]:
            yield part[channel]["scale"]
        for value in part.values():
            yield from scales(value, channel)
    elif isinstance(part, list):
        for value in part:
            yield from scales(value, channel)


def drawn(chart, language="sv"):
    """The texts in the picture, line by line."""
    root = ElementTree.fromstring(as_svg(chart, language))
    written = [element for element in root.iter() if element.tag.endswith(("text", "tspan"))]
    return [element.text for element in written if element.text]


class TestEveryChart:
    def test_is_one_of_all_kinds(self, every_chart):
        assert set(every_chart) == {
            "cost-by-part", "measures", "break-even", "cash-flow", "ranking", "tornado",
            "distribution", "acceptability-by-effect", "acceptability-by-cost",
        }  # fmt: skip

    def test_becomes_a_picture_in_svg_and_in_png(self, every_chart):
        for chart in every_chart.values():
            root = ElementTree.fromstring(as_svg(chart, "sv"))
            assert root.tag.endswith("svg")
            png = as_png(chart, "sv")
            assert png.startswith(b"\x89PNG\r\n\x1a\n")
            width, height = (int.from_bytes(png[i : i + 4], "big") for i in (16, 20))
            # Sharp at 15.5 cm across: 200 dots to the inch.
            assert width >= 1220
            assert height > 0

    def test_is_drawn_anew_in_the_same_way(self, every_chart):
        again = {chart.name: chart for chart in charts_of(document(UNCERTAIN))}
        assert {n: c.spec for n, c in again.items()} == {n: c.spec for n, c in every_chart.items()}


class TestColours:
    def test_of_areas_are_told_apart_in_grey(self, every_chart):
        for name in ("measures", "tornado", "distribution"):
            for scale in scales(every_chart[name].spec, "color"):
                for one, other in combinations(scale["range"], 2):
                    assert contrast(one, other) >= CONTRAST, name

    def test_of_lines_are_told_apart_in_grey_or_by_their_dashes(self):
        eight = [Alternative(f"Val {i}", 1e5, benefits=(6e4, 6e4)) for i in range(6)]
        spec = charts.cash_flow(analyse(alternatives(*eight)), "sv").spec
        [colours], [dashes] = scales(spec, "color"), scales(spec, "strokeDash")
        looks = list(zip(colours["range"], map(tuple, dashes["range"]), strict=True))
        for (one, dash), (other, other_dash) in combinations(looks, 2):
            assert contrast(one, other) >= CONTRAST or dash != other_dash

    def test_stand_out_from_the_page(self, every_chart):
        used = {
            colour
            for chart in every_chart.values()
            for scale in scales(chart.spec, "color")
            for colour in scale["range"]
        }
        assert used
        assert {colour for colour in used if contrast(colour, "#ffffff") < CONTRAST - 0.1} == set()


class TestNumbers:
    @pytest.mark.parametrize(
        ("language", "million"),
        [("sv", r"1[\s\u202f]000[\s\u202f]000"), ("en", r"1,000,000"), ("da", r"1\.000\.000")],
    )
    def test_on_the_axes_are_written_as_the_language_writes_them(self, language, million):
        # The axis of a chart of 1 368 960 kronor in costs passes a million.
        chart = charts.cost_by_part(analyse(bakery({"C5": 60_000_000})), language)
        texts = drawn(chart, language)
        assert any(re.fullmatch(million, text) for text in texts), texts

    def test_beside_the_bars_are_those_of_the_table(self):
        chart = charts.cost_by_part(analyse(bakery()), "sv")
        assert {row[1] for row in chart.table.rows[:3]} <= set(drawn(chart))


class TestLabels:
    @pytest.mark.parametrize("name", SPECIAL.values(), ids=SPECIAL)
    def test_stand_in_the_picture_as_they_are(self, name):
        one = (Intervention(name, activities=(Activity("x", 1, 1),)),)
        chart = charts.measures_by_kind(analyse(bakery(interventions=one)), "sv")
        # A long label is set on several lines.
        assert "".join(name.split()) in "".join("".join(drawn(chart)).split())

    def test_of_thirty_bars_are_all_there(self):
        chart = charts.measures_by_kind(analyse(bakery(interventions=many(30))), "sv")
        texts = "".join(drawn(chart))
        assert [i for i in range(1, 31) if f"Insats {i} med" not in texts] == []

    def test_a_very_long_word_is_set_on_several_lines(self):
        one = (Intervention("Arbetsmiljö" * 20, activities=(Activity("x", 1, 1),)),)
        chart = charts.measures_by_kind(analyse(bakery(interventions=one)), "sv")
        assert max(map(len, drawn(chart))) <= 40
