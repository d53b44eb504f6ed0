"""Instruments to LimeSurvey and back."""

import re
from dataclasses import replace

import pytest

from arbetsro.exchange.limesurvey.reading import read_lss
from arbetsro.exchange.limesurvey.writing import formula, not_written, write_lss
from arbetsro.exchange.rules import rules_of
from arbetsro.instruments.instrument import instrument


def without_ours(data):
    """The file as LimeSurvey would write it again: without the element that only we know."""
    return re.sub(rb"<arbetsro>.*</arbetsro>", b"", data, flags=re.DOTALL)


def test_an_equal_instrument_with_its_words_comes_back(sent):
    of, wording = sent
    found = read_lss(write_lss(of, wording))
    assert (found.instrument, found.wording, found.notes) == (of, wording, ())


def test_without_what_we_sent_along_the_questions_come_back_and_the_scoring_is_missed(sent):
    of, wording = sent
    found = read_lss(without_ours(write_lss(of, wording)))
    assert [one.number for one in found.instrument.items] == [one.number for one in of.items]
    for item in of.items:
        own, other = of.scale_of(item.number), found.instrument.scale_of(item.number)
        assert (own.lowest, own.highest) == (other.lowest, other.highest)
    number = of.items[-1].number
    sv = wording.text(number, "sv") if wording else of.items[-1].text.sv
    assert found.wording.text(number, "sv") == sv
    assert found.instrument.scales == ()
    assert "no_scoring" in [one.code for one in found.notes]
    assert not found.instrument.licence.may_show_items


def test_headings_come_back_as_groups():
    of = instrument("arbetsro")
    found = read_lss(without_ours(write_lss(of)))
    assert [one.label for one in found.instrument.sections] == [one.label for one in of.sections]


def test_questions_or_answers_that_were_changed_in_between_do_not_get_the_scoring(stress):
    own = instrument("arbetsro")
    for data, old, new in (
        (write_lss(own), own.items[3].text.sv, "Något annat?"),
        (write_lss(*stress), "<code><![CDATA[4]]>", "<code><![CDATA[5]]>"),
    ):
        found = read_lss(data.replace(old.encode(), new.encode(), 1))
        check_that_it_is_told(found)


def check_that_it_is_told(found):
    assert found.instrument.scales == ()
    assert "changed_since" in [one.code for one in found.notes]


def test_a_score_is_blank_unless_enough_is_answered_and_turns_what_is_turned(stress):
    of, _ = stress
    (rule,) = rules_of(of)
    text = formula(rule, {n: f"a1_q{n}" for n in range(1, 11)})
    assert text.startswith("{if(count(a1_q1.NAOK, ")
    assert ") >= 10, " in text
    assert text.endswith(' * 10, "")}')
    assert re.findall(r"4 - a1_q(\d+)\.NAOK", text) == ["4", "5", "7", "8"]


def test_a_survey_keeps_nothing_that_tells_who_answered(stress):
    text = write_lss(*stress).decode()
    for name in ("datestamp", "ipaddr", "refurl", "savetimings"):
        assert f"<{name}><![CDATA[N]]></{name}>" in text
    assert "<anonymized><![CDATA[Y]]></anonymized>" in text


def test_a_ratio_is_told_to_be_left_out():
    assert [one.place for one in not_written(instrument("effort-reward"))] == ["ratio"]


@pytest.mark.parametrize("sign", ["\x00", "\x1b"])
def test_a_sign_that_xml_has_no_place_for_is_dropped(stress, sign):
    of, wording = stress
    words = {**wording.items, 1: {"sv": f"En{sign} fråga", "en": "One"}}
    found = read_lss(write_lss(of, replace(wording, items=words)))
    assert found.wording.text(1, "sv") == "En fråga"
