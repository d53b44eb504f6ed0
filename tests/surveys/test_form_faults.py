"""Plans that cannot be asked: each says what is wrong, and where."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.language import LANGUAGES, Text
from arbetsro.language.catalogue import catalogue
from arbetsro.surveys.form import FormError, FormFault, read_form
from surveys.plans import BACKGROUND, OWN, TEXT, words_of


def faults_of(plan, wordings=None):
    with pytest.raises(FormError) as caught:
        read_form(plan, wordings or {})
    return [(one.code, one.place) for one in caught.value.faults]


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        ({}, ("nothing_asked", "instruments")),
        ({"texts": [TEXT]}, ("nothing_asked", "instruments")),
        ({"own": [OWN], "colour": 1}, ("unknown_field", "colour")),
        ({"own": "x"}, ("not_a_list", "own")),
        ({"own": [1]}, ("not_a_list", "own")),
        ({"own": [OWN] * 21}, ("too_many", "own")),
        ({"own": [OWN, OWN]}, ("key_twice", "own.2.key")),
        ({"own": [{**OWN, "key": "Ö 1"}]}, ("bad_key", "own.1.key")),
        ({"own": [{**OWN, "key": "a; drop"}]}, ("bad_key", "own.1.key")),
        ({"own": [{**OWN, "text": {"sv": " "}}]}, ("text_missing", "own.1.text")),
        ({"own": [{**OWN, "text": {"sv": "a" * 301}}]}, ("text_too_long", "own.1.text")),
        ({"own": [{**OWN, "scale": "agree7"}]}, ("unknown_word", "own.1.scale")),
        ({"own": [{**OWN, "high": True}]}, ("unknown_word", "own.1.high")),
        ({"own": [{**OWN, "html": True}]}, ("unknown_field", "own.1.html")),
        ({"own": [OWN], "background": [BACKGROUND] * 4}, ("too_many", "background")),
        (
            {"background": [{**BACKGROUND, "choices": [{"sv": "a"}] * 7}]},
            ("too_many", "background.1.choices"),
        ),
        (
            {"background": [{**BACKGROUND, "choices": [{"sv": "a"}]}]},
            ("too_few_choices", "background.1.choices"),
        ),
        (
            {"background": [{**BACKGROUND, "choices": [{"sv": "a"}, {}]}]},
            ("text_missing", "background.1.choices.2"),
        ),
        ({"texts": [TEXT] * 3}, ("too_many", "texts")),
        ({"instruments": [{"id": "nope"}]}, ("unknown_instrument", "instruments.1.id")),
        ({"instruments": [{"id": "../x"}]}, ("unknown_instrument", "instruments.1.id")),
        (
            {"instruments": [{"id": "arbetsro"}] * 2},
            ("instrument_twice", "instruments.2.id"),
        ),
        (
            {"instruments": [{"id": "arbetsro", "form": "tiny"}]},
            ("unknown_word", "instruments.1.form"),
        ),
        (
            {"instruments": [{"id": "arbetsro", "modules": ["x"]}]},
            ("unknown_module", "instruments.1.modules"),
        ),
    ],
)
def test_a_plan_that_cannot_be_asked_says_what_and_where(plan, fault):
    assert fault in faults_of(plan)


def test_each_fault_has_a_sentence_in_each_language():
    values = dict.fromkeys(("known", "given", "n", "most", "least", "id"), "?")
    label = Text("ett", "one", "en")
    for key in (key for key in catalogue("instruments") if key.startswith("form_")):
        for language in LANGUAGES:
            said = FormFault(key[5:], "own.1", {**values, "label": label}).said(language)
            assert said.endswith(".")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(["sv", "arbetsro", "short"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "form", "key", "text", "scale", "choices", "sv", "modules"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["instruments", "own", "background", "texts", "x"]), JSON))
def test_whatever_a_plan_holds_it_is_a_form_or_its_faults_are_named(plan):
    said = []
    try:
        read_form(json.loads(json.dumps(plan)))
    except FormError as error:
        said = [error.said(language) for language in LANGUAGES]
    assert all(said)


def test_words_that_the_program_may_not_show_must_be_loaded_first():
    assert faults_of({"instruments": [{"id": "keds"}]}) == [("wording_missing", "instruments.1.id")]
    with pytest.raises(FormError, match="Load a file with their words"):
        read_form({"instruments": [{"id": "keds"}]})


def test_answers_that_are_mere_numbers_must_be_named_first():
    plan = {"instruments": [{"id": "who-5"}]}
    assert faults_of(plan, words_of("who-5")) == [("answers_unnamed", "instruments.1.id")]
    form = read_form(plan, words_of("who-5", "=0;Inte alls", "=5;Hela tiden"))
    labels = [one.label.sv for one in form.question("q_who_5_1").choices]
    assert labels == ["Inte alls", "1", "2", "3", "4", "Hela tiden"]
