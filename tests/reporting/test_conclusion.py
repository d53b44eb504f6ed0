"""The conclusion: a few honest sentences, and the figures that carry them."""

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case import Activity, Alternative, Intervention, Sampling
from arbetsro.economics.ranges import Range
from arbetsro.language import LANGUAGES
from arbetsro.reporting.conclusion import chance, conclusion, key_figures, rounded

from .documents import RANGES, TWO, alternatives, analysis_of, bakery, many, plain


def said(case, language="sv"):
    return plain(conclusion(analyse(case), language))


def costing(amount):
    """An intervention that costs this much."""
    return (Intervention("Nya scheman", activities=(Activity("Möten", amount, 0),)),)


class TestAGain:
    #: The worked example of the method: 22 212 432 a year, 1 864 319 that give 4 442 486.
    DEMO = (
        "Psykisk ohälsa kostar Demo Alltjänst AB omkring 22,2 miljoner kr om året. "
        "Insatserna kostar 1,9 miljoner kr och väntas minska kostnaden med 4,4 miljoner kr det "
        "första året: ett överskott på 2,6 miljoner kr, så att varje satsad krona kommer tillbaka "
        "2,4 gånger. De går jämnt upp om andelen med hög stress sjunker från 22 % till 20,2 %."
    )

    def test_is_told_with_cost_benefit_surplus_and_break_even(self):
        assert plain(conclusion(analysis_of("demo-alltjanst"), "sv")).startswith(self.DEMO)

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("sv", "överskott på 194 000 kr, så att varje satsad krona kommer tillbaka 3,4 gånger"),
            ("en", "a surplus of SEK 194,000, so that each krona comes back 3.4 times."),
            ("da", "et overskud på 194.000 kr., så hver krone kommer igen 3,4 gange."),
        ],
    )
    def test_is_told_in_each_language(self, language, words):
        assert words in said(bakery(), language)


class TestALoss:
    @pytest.mark.parametrize(
        ("language", "words", "promise"),
        [
            ("sv", "Det räcker inte: underskottet blir 26 000 kr om effekten", "kommer tillbaka"),
            ("en", "That is not enough: the deficit is SEK 26,000 if the effect", "comes back"),
            ("da", "Det rækker ikke: underskuddet bliver 26.000 kr., hvis effekten", "igen"),
        ],
    )
    def test_is_called_a_loss(self, language, words, promise):
        # 300 000 kronor that give 273 792 back.
        told = said(bakery(interventions=costing(300_000)), language)
        assert words in told
        assert promise not in told

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("sv", "kan inte gå jämnt upp på ett år"),
            ("en", "cannot break even within one"),
            ("da", "kan ikke gå lige op på et år"),
        ],
    )
    def test_that_no_effect_can_make_up_for_is_said_to_be_so(self, language, words):
        # More than the whole cost of ill-health, 1 368 960 kronor.
        case = bakery(interventions=costing(1_400_000))
        assert words in said(case, language)
        labels = [one.label for one in key_figures(analyse(case), language).figures]
        assert not any(
            "jämnt" in label or "even" in label or "lige op" in label for label in labels
        )

    def test_that_the_whole_effect_just_makes_up_for_is_not_called_impossible(self):
        told = said(bakery(interventions=costing(1_368_000)))
        assert "sjunker från 20 % till 0 %" in told

    @pytest.mark.parametrize(
        "rows",
        [{"C7": 0}, {"C5": -100_000_000}],
        ids=["nobody has high stress", "the work is worth less than nothing"],
    )
    def test_is_not_told_as_a_fall_that_is_no_fall(self, rows):
        told = said(bakery(rows))
        assert "sjunker från" not in told
        assert "ett överskott" not in told


class TestWhatIsNotKnown:
    def test_is_left_out(self):
        assert said(bakery({"J6": None})).startswith(
            "Psykisk ohälsa kostar Bageriet AB omkring 1,4 miljoner kr om året. "
            "Insatserna kostar 80 000 kr. De går jämnt upp om"
        )
        assert said(bakery(interventions=())) == (
            "Psykisk ohälsa kostar Bageriet AB omkring 1,4 miljoner kr om året."
        )
        assert said(bakery(dict.fromkeys(bakery().rows), interventions=())) == ""


class TestAlternatives:
    def test_the_one_that_is_worth_most_a_year_is_named(self):
        # A: 60 000 for two years at 5 % are 111 565 today, so 11 565 more than it cost, which is
        # 6 220 a year.
        assert said(alternatives(*TWO)) == (
            "”A” ger mest per år: 6 220 kr i genomsnitt vid kalkylräntan 5 %."
        )

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("sv", "Inget alternativ går med överskott vid kalkylräntan 5 %; minst förlorar ”B”,"),
            ("en", "No alternative gives a surplus at a discount rate of 5%; “B” loses the least,"),
            ("da", "Intet alternativ giver overskud ved kalkulationsrenten 5 %; “B” taber mindst,"),
        ],
    )
    def test_none_is_recommended_where_none_pays_off(self, language, words):
        worse = Alternative("A", 100_000, benefits=(2_000, 2_000))
        better = Alternative("B", 100_000, benefits=(6_000, 6_000))
        # B costs 53 780 a year at 5 % and gives 6 000.
        told = said(alternatives(worse, better), language)
        assert told.startswith(words)
        assert {"sv": "48 000 kr", "en": "SEK 48,000", "da": "48.000 kr."}[language] in told
        assert "−" not in told
        assert "-" not in told

    def test_each_is_a_key_figure_where_there_is_nothing_else(self):
        figures = key_figures(analyse(alternatives(*TWO)), "sv").figures
        assert [plain(one.value) for one in figures] == ["6 220 kr", "−34 000 kr"]
        assert [one.label.split(", ")[1] for one in figures] == ["A", "B"]


class TestKeyFigures:
    @pytest.mark.parametrize(
        ("language", "values"),
        [
            ("sv", ["1,4 mkr", "80 000 kr", "242 %", "18,8 %"]),
            ("en", ["SEK 1.4m", "SEK 80,000", "242%", "18.8%"]),
            ("da", ["1,4 mio. kr.", "80.000 kr.", "242 %", "18,8 %"]),
        ],
    )
    def test_are_those_of_the_conclusion(self, language, values):
        figures = key_figures(analyse(bakery()), language).figures
        assert [plain(one.value) for one in figures] == values

    def test_tell_what_is_paid_to_others_and_what_is_working_time(self):
        investment = key_figures(analyse(bakery()), "sv").figures[1]
        assert plain(investment.note) == "20 000 kr externt, 60 000 kr arbetstid"

    def test_have_the_chance_where_something_is_uncertain(self):
        analysis = analyse(bakery(RANGES))
        figure = key_figures(analysis, "sv").figures[-1]
        share = int(figure.value.split()[0])
        assert share == round(100 * analysis.uncertainty.chance_of_profit)
        assert 0 < share < 100


class TestHowAmountsAreRounded:
    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (0, "0 kr"), (7, "7 kr"), (9_999, "9 999 kr"), (10_499, "10 000 kr"),
            (999_499, "999 000 kr"), (1_000_000, "1,0 miljoner kr"), (-26_208, "−26 000 kr"),
            (22_212_432, "22,2 miljoner kr"), (-2_578_167, "−2,6 miljoner kr"),
        ],
    )  # fmt: skip
    def test_they_are_told_as_people_tell_them(self, value, written):
        assert plain(rounded(value, "sv")) == written

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (0, "0 %"), (0.0001, "< 1 %"), (0.01, "1 %"), (0.5, "50 %"), (0.99, "99 %"),
            (0.9999, "> 99 %"), (1, "100 %"),
        ],
    )  # fmt: skip
    def test_a_chance_is_never_told_as_certain_when_it_is_not(self, value, written):
        assert plain(chance(value, "sv")) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_conclusion_ends_with_two_full_stops(language):
    certain = Range(low=0.19, likely=0.20, high=0.21)
    for case in (
        bakery(), bakery({"J6": 0.01}), bakery(interventions=many(100)), alternatives(*TWO),
        bakery(RANGES), bakery({"J6": certain, "C7": certain}, sampling=Sampling(draws=1024)),
        bakery({"J6": None}), bakery(discount_rate=0.05, alternatives=TWO),
    ):  # fmt: skip
        told = said(case, language)
        assert told.endswith(".")
        assert ".." not in told
