"""Words that point to danger, and ordinary sentences that must not."""

import pytest

from arbetsro.counselling.crisis import crisis, points_to_danger


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ibland tänker jag att jag vill dö.", "suicide"),
        ("Jag orkar inte längre leva så här", "suicide"),
        ("har SJÄLVMORDSTANKAR", "suicide"),
        ("tankar pa att ta mitt liv", "suicide"),
        ("Familjen vore bättre utan mig", "suicide"),
        ("jag har börjat skada mig själv", "self_harm"),
        ("Min man har hotat att döda mig", "violence"),
        ("Jag har fått dödshot på jobbet", "violence"),
        ("I don’t want to live any more", "suicide"),
        ("I keep thinking about killing myself", "suicide"),
        ("there is no reason\nto live", "suicide"),
        ("I started cutting myself again", "self_harm"),
        ("A client threatened to kill us", "violence"),
        ("Jeg gider ikke leve mere", "suicide"),
        ("Jeg har lyst til at dø", "suicide"),
        ("Jeg overvejer at tage livet af mig", "suicide"),
        ("Jeg skærer i mig selv", "self_harm"),
        ("Han truede med at slå mig ihjel", "violence"),
    ],
)
def test_these_sentences_point_to_danger(text, kind):
    assert points_to_danger(text) == (kind,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jag är dödstrött och jobbar ihjäl mig.",
        "Vi har en deadline varje fredag och det tar på krafterna.",
        "Chefen skär ned på personalen och livet går ut över familjen.",
        "Det är livsviktigt att mötet blir av. Jag vill inte dö av tråkighet.",
        "Det slår mig att vi hade döda perioder förra året.",
        "Hoten om nedskärningar gör mig orolig.",
        "Jag tar mig till jobbet, men mitt liv består bara av arbete.",
        "The deadlines are killing me and I am dead tired.",
        "I live to work and I do not want to go to work.",
        "I hurt my back lifting a patient. We beat the target.",
        "Jeg er træt, og jeg arbejder mig ihjel.",
        "Det slår mig, at vi ikke vil leve op til kravene.",
        "Min leder truer med at fyre mig.",
    ],
)
def test_these_sentences_do_not(text):
    assert points_to_danger(text) == ()


def test_help_is_rather_shown_once_too_often():
    assert points_to_danger("Jag har inga självmordstankar") == ("suicide",)


def test_the_question_asked_straight_out_points_to_danger_when_it_is_answered_so():
    place = crisis().question.place
    assert points_to_danger("", {place: "yes"}) == (place,)
    assert points_to_danger("", {place: "no"}) == ()
    assert points_to_danger("", {place: None}) == ()


def test_every_kind_that_is_found_has_words_for_staff_who_are_told_that_much_is_missed():
    assert set(points_to_danger("vill dö, överdos, dödshot")) == set(crisis().signs)
    assert "missar mycket" in crisis().note.sv


def test_a_long_text_is_looked_through_quickly_enough_to_be_saved_as_it_is_typed():
    # A nesting of gaps would make this take minutes.
    assert points_to_danger("orkar inte hotar att threat true " * 3000) == ()
