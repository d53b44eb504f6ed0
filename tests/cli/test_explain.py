"""``arbetsro explain``: a figure found by code or name, and how it came about."""

import pytest

from arbetsro.language import LANGUAGES

from .conftest import spaced

#: Bageriet AB: 66 520 000 of work, of which 20 % × 9 % is lost.
C10 = {
    "sv": "C10 = C6 × C9 = 66 520 000 kr × 1,80 % = 1 197 360 kr",
    "en": "C10 = C6 × C9 = SEK 66,520,000 × 1.80% = SEK 1,197,360",
    "da": "C10 = C6 × C9 = 66.520.000 kr. × 1,80 % = 1.197.360 kr.",
}
#: Words on the way down: what was typed, what the method says, what is carried over.
ORIGINS = {
    "sv": ("C7 = 20,00 %, ifylld", "C8 = 9,00 %, metodens eget värde", "hämtas från D9"),
    "en": ("C7 = 20.00%, entered", "C8 = 9.00%, the method's own value", "taken from D9"),
    "da": ("C7 = 20,00 %, udfyldt", "C8 = 9,00 %, metodens egen værdi", "hentes fra D9"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_is_shown_down_to_the_inputs(invoke, language):
    ran = invoke("explain", "case.toml", "C10", "-l", language)
    assert (ran.status, ran.err) == (0, "")
    told = spaced(ran.out.replace("│", " "))
    assert C10[language] in told
    assert [words for words in ORIGINS[language] if words not in told] == []


@pytest.mark.parametrize("row", ["c10", "C10", "production_loss_value"])
def test_a_row_is_found_by_code_and_by_name(invoke, row):
    ran = invoke("explain", "case.toml", row, "-l", "en")
    assert ran.status == 0
    assert C10["en"] in spaced(ran.out)


@pytest.mark.parametrize("row", ["G34", "g34.internal", "i26@1.2", "activity_cost@1.1"])
def test_a_row_of_an_intervention_is_found_too(invoke, examples, row):
    ran = invoke("explain", examples / "demo-alltjanst.toml", row, "-l", "sv")
    assert (ran.status, ran.err) == (0, "")


def test_an_activity_is_told_apart_by_its_number(invoke, examples):
    ran = invoke("explain", examples / "demo-alltjanst.toml", "I26@1.1", "-l", "sv")
    line = "I26@1.1 = I10@1.1 + I17@1.1 + I24@1.1 = 141 597 kr + 56 700 kr + 36 249 kr = 234 545 kr"
    assert line in spaced(ran.out)


def test_no_amount_is_broken_over_two_lines(invoke, examples):
    ran = invoke("explain", examples / "demo-alltjanst.toml", "G34", "-l", "sv")
    lines = [line.replace("\xa0", " ") for line in ran.out.splitlines()]
    # The internal costs of the four interventions and their sum, from the published example.
    for amount in ("295 001 kr", "26 962 kr", "247 873 kr", "728 383 kr", "1 298 219 kr"):
        assert any(amount in line for line in lines)
    torn = [line for line in lines if line.strip("│├└─ ").startswith(("kr", "000", "800"))]
    assert torn == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "I26 finns för varje delinsats; välj en: I26@1.1, I26@1.2"),
        ("en", "I26 exists for each activity; choose one: I26@1.1, I26@1.2"),
        ("da", "I26 findes for hver delindsats; vælg en: I26@1.1, I26@1.2"),
    ],
)
@pytest.mark.parametrize("row", ["I26", "i26"])
def test_a_row_that_stands_once_an_activity_is_answered_with_the_choices(
    invoke, examples, row, language, words
):
    ran = invoke("explain", examples / "demo-alltjanst.toml", row, "-l", language)
    assert (ran.status, ran.out) == (2, "")
    [line] = ran.told
    assert line.lower().startswith(words.lower())
    # Four activities in the first and the last intervention, three in the two between.
    assert line.count("@") == 4 + 3 + 3 + 4


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "case.toml: det finns ingen rad C100 (menades C10?)"),
        ("en", "case.toml: there is no row C100 (was C10 meant?)"),
        ("da", "case.toml: der er ingen række C100 (mente du C10?)"),
    ],
)
def test_a_row_that_does_not_exist_is_answered_with_the_nearest(invoke, language, words):
    ran = invoke("explain", "case.toml", "C100", "-l", language)
    assert (ran.status, ran.out) == (2, "")
    assert ran.told[0].startswith(words)
    assert len(ran.told) == 1


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one(invoke):
    ran = invoke("explain", "case.toml", "production_los_value", "-l", "en")
    assert ran.status == 2
    assert "was production_loss_value meant?" in ran.err


def test_a_word_that_is_near_nothing_is_answered_without_a_guess(invoke):
    ran = invoke("explain", "case.toml", "xyzzy", "-l", "en")
    assert ran.status == 2
    assert "no row xyzzy;" in ran.err


@pytest.mark.parametrize(
    ("language", "word"), [("sv", "saknas"), ("en", "missing"), ("da", "mangler")]
)
def test_a_figure_that_is_missing_is_followed_to_what_is_not_filled_in(
    invoke, folder, language, word
):
    case = folder / "case.toml"
    case.write_text(case.read_text("utf-8").replace("C7 = 0.20\n", ""), "utf-8")
    ran = invoke("explain", "case.toml", "C20", "-l", language)
    assert ran.status == 0
    assert f"C20: {word}" in ran.out
    assert f"C7: {word}" in ran.out


def test_a_reference_value_is_told_with_its_source(invoke, examples):
    ran = invoke("explain", examples / "demo-alltjanst.toml", "C12", "-l", "en")
    assert "C12 = 6.00%, reference value (Lohela Karlsson" in spaced(ran.out)


def test_a_range_is_told_with_its_ends(invoke, examples):
    ran = invoke("explain", examples / "demo-alltjanst.toml", "C7", "-l", "en")
    assert "between 17.0% and 28.0%" in spaced(ran.out)


def test_a_number_of_the_formula_is_told_once(invoke, examples):
    ran = invoke("explain", examples / "demo-alltjanst.toml", "I5@1.1", "-l", "en")
    assert spaced(ran.out).endswith("I5@1.1 = 60")
