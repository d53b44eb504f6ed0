"""The form of a survey: what a plan asks, what may be answered, and the columns. By hand."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.instruments.instrument import instrument, instruments, read_instrument
from arbetsro.instruments.wording import demo_wording, read_wording
from arbetsro.language import LANGUAGES, Text
from arbetsro.language.catalogue import catalogue
from arbetsro.surveys.form import FormError, FormFault, read_form

OWN = {"key": "own1", "text": {"sv": "Räcker tiden?"}, "scale": "often5", "high": "good"}
BACKGROUND = {"key": "b1", "text": {"sv": "När?"}, "choices": [{"sv": "Dag"}, {"sv": "Natt"}]}
TEXT = {"key": "t1", "text": {"sv": "Annat?"}}
SMBM_6 = {"instruments": [{"id": "smbm-6"}]}

WORDS = '{ sv = "a", en = "b", da = "c" }'
OURS = f"""
id = "ours"
items = 2
version = "1"
source = "us"
verified = "our_own"
languages = ["sv"]
screens = false
is_validated = true
label = {WORDS}
recall = {WORDS}
note = {WORDS}
licence = {{ holder = "us", may_show_items = false, about = {WORDS}, verified = "our_own" }}
missing = {{ least_answered_percent = 100, is_our_own = true, about = {WORDS} }}
[[answer_scale]]
key = "often"
lowest = 1
highest = 2
value = [{{ value = 1, label = {WORDS} }}, {{ value = 2, label = {WORDS} }}]
[[subscale]]
key = "total"
items = [1, 2]
label = {WORDS}
direction = "none"
side = "other"
"""


def words_of(id_, *labels):
    rows = [f"{item.number};Fråga {item.number}" for item in instrument(id_).items]
    return {id_: read_wording("\n".join(["number;sv", *rows, *labels]), of=id_)}


def faults_of(plan, wordings=None):
    with pytest.raises(FormError) as caught:
        read_form(plan, wordings or {})
    return [(one.code, one.place) for one in caught.value.faults]


def keys_of(form, kind):
    return [one.key for one in form.variables if one.kind == kind]


def test_the_own_instrument_is_asked_in_its_short_form_without_modules():
    form = read_form({"instruments": [{"id": "arbetsro", "form": "short"}]})
    expected = instrument("arbetsro").form("short").with_modules([])
    asked = [one.number for section in form.sections for one in section.questions]
    assert sorted(asked) == sorted(item.number for item in expected.items)
    assert all(section.questions for section in form.sections)
    assert "h_arbetsro_stress" in keys_of(form, "share")
    assert not form.screens


def test_a_module_is_asked_where_it_is_chosen():
    plan = {"instruments": [{"id": "arbetsro", "form": "long", "modules": ["managers"]}]}
    assert "arbetsro_managers" in [one.key for one in read_form(plan).sections]
    plan["instruments"][0].pop("modules")
    assert "arbetsro_managers" not in [one.key for one in read_form(plan).sections]


def test_grave_items_are_told_of_as_such():
    form = read_form({"instruments": [{"id": "arbetsro"}]})
    grave = {one.key for one in form.questions if one.is_grave}
    assert grave
    assert grave == {one.key for one in form.variables if one.side == "grave"}


def test_questions_come_in_the_order_instruments_own_background_texts():
    plan = {**SMBM_6, "own": [OWN], "background": [BACKGROUND], "texts": [TEXT]}
    form = read_form(plan, words_of("smbm-6"))
    items = [f"q_smbm_6_{n}" for n in range(1, 7)]
    assert [one.key for one in form.questions] == [*items, "o_own1", "b_b1", "t_t1"]
    assert [one.key for one in form.variables] == [
        *items, "o_own1", "s_smbm_6_total", "s_smbm_6_exhaustion", "s_smbm_6_cognitive",
        "h_smbm_6_total",
    ]  # fmt: skip
    assert [(one.key, one.values) for one in form.backgrounds] == [("b_b1", (1, 2))]
    assert form.question("b_b1").choices[1].label == Text("Natt", "Natt", "Natt")
    assert form.screens


def test_a_row_holds_answers_scores_and_shares_and_nothing_for_what_is_missing():
    """By hand: five of six answers, 19/5 = 3.8 over 3.75; exhaustion has two of three, 67 %."""
    plan = {**SMBM_6, "own": [OWN], "background": [BACKGROUND]}
    form = read_form(plan, words_of("smbm-6"))
    sheet = {"q_smbm_6_1": 4, "q_smbm_6_2": 4, "q_smbm_6_4": 4, "q_smbm_6_5": 4, "q_smbm_6_6": 3}
    row = form.row({**sheet, "b_b1": 2})
    assert row == {
        **sheet, "q_smbm_6_3": None, "o_own1": None, "b_b1": 2,
        "s_smbm_6_total": 3.8, "s_smbm_6_exhaustion": None,
        "s_smbm_6_cognitive": pytest.approx(11 / 3), "h_smbm_6_total": 1,
    }  # fmt: skip
    assert set(row) == {one.key for one in (*form.variables, *form.backgrounds)}
    assert set(form.row({}).values()) == {None}


def test_a_share_counts_the_risky_side_also_where_low_is_bad():
    """WHO-5: 12 x 4 = 48 is at or below 50, 13 x 4 = 52 is not."""
    form = read_form({"instruments": [{"id": "who-5"}]}, words_of("who-5", "=0;Inte", "=5;Jämt"))
    keys = [f"q_who_5_{n}" for n in range(1, 6)]
    assert form.row(dict(zip(keys, [3, 3, 2, 2, 2], strict=True)))["h_who_5_total"] == 1
    assert form.row(dict(zip(keys, [3, 3, 3, 2, 2], strict=True)))["h_who_5_total"] == 0
    share = next(one for one in form.variables if one.kind == "share")
    assert (share.direction, share.values, share.part_of) == (
        "high_is_bad", (0, 1), "s_who_5_total",
    )  # fmt: skip


def test_an_item_knows_its_score_its_direction_and_what_its_answers_are_called():
    form = read_form({"instruments": [{"id": "arbetsro"}]})
    of = instrument("arbetsro")
    stress = of.subscale("stress").items[0]
    one = next(one for one in form.variables if one.key == f"q_arbetsro_{stress}")
    assert (one.part_of, one.direction, one.side) == (
        "s_arbetsro_stress", "high_is_bad", "outcome",
    )  # fmt: skip
    assert len(one.values) == len(one.value_labels) == len(form.question(one.key).choices)


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


def test_every_instrument_can_be_asked_once_its_words_are_loaded():
    for of in instruments():
        ends = [f"={end};x" for end in (of.scale.lowest, of.scale.highest)]
        form = read_form({"instruments": [{"id": of.id}]}, words_of(of.id, *ends))
        scores = len(of.with_modules([]).scales)
        assert len(keys_of(form, "score")) == scores


def test_made_up_words_are_marked_where_they_are_asked():
    form = read_form({"instruments": [{"id": "smbm-12"}]}, {"smbm-12": demo_wording()})
    assert "inte SMBM-12" in form.sections[0].intro.sv


def test_an_instrument_of_the_organisations_own_may_be_asked():
    of = read_instrument(OURS)
    rows = read_wording("number;sv\n1;Ett\n2;Två", of=of)
    form = read_form({"instruments": [{"id": "ours"}]}, {"ours": rows}, {"ours": of})
    assert keys_of(form, "score") == ["s_ours_total"]


def test_a_text_with_markup_stays_text_and_one_language_stands_in_for_the_others():
    own = {**OWN, "text": {"en": " <b>&amp;</b>\x00{x} "}, "scale": "yes_no", "high": "none"}
    form = read_form({"own": [own]})
    assert form.question("o_own1").text == Text(*["<b>&amp;</b>{x}"] * 3)
    assert [one.value for one in form.question("o_own1").choices] == [0, 1]
    assert form.variables[0].direction == "none"


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


def test_answers_come_as_numbers_or_as_digits_and_blanks_are_dropped():
    form = read_form({"own": [OWN], "background": [BACKGROUND], "texts": [TEXT]})
    sent = {"o_own1": "4", "b_b1": 2, "t_t1": "  <i>Hej</i>\r\n"}
    assert form.checked(sent) == {"o_own1": 4, "b_b1": 2, "t_t1": "<i>Hej</i>"}
    assert form.checked({"o_own1": " ", "b_b1": None, "t_t1": "\x00"}) == {}


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("o_own1", 6, "not_an_answer"), ("o_own1", "0", "not_an_answer"),
        ("o_own1", True, "not_an_answer"), ("o_own1", 4.0, "not_an_answer"),
        ("o_own1", "4.0", "not_an_answer"), ("o_own1", "²", "not_an_answer"),
        ("o_own1", [4], "not_an_answer"), ("o_own1", "9" * 5000, "not_an_answer"),
        ("b_b1", 3, "not_an_answer"), ("o_own2", 1, "no_such_question"),
        ("t_t1", 4, "not_a_text"), ("t_t1", "a" * 2001, "answer_too_long"),
    ],
)  # fmt: skip
def test_an_answer_that_there_is_not_is_refused_by_question(key, value, code):
    form = read_form({"own": [OWN], "background": [BACKGROUND], "texts": [TEXT]})
    with pytest.raises(FormError) as caught:
        form.checked({"b_b1": 1, key: value})
    (fault,) = caught.value.faults
    assert (fault.code, fault.place) == (code, key)
    assert all(key in fault.said(language) for language in LANGUAGES)


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
