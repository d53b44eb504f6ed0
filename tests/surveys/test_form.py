"""The form of a survey: what a plan asks, what may be answered, and the columns. By hand."""

import pytest

from arbetsro.instruments.instrument import instrument, instruments, read_instrument
from arbetsro.instruments.wording import demo_wording, read_wording
from arbetsro.language import LANGUAGES, Text
from arbetsro.surveys.form import FormError, read_form
from surveys.plans import BACKGROUND, OURS, OWN, SMBM_6, TEXT, words_of


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
