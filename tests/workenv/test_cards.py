"""Cards for demands and resources at a workplace meeting."""

from arbetsro.knowledge.content import Reader
from arbetsro.knowledge.vocabulary import terms
from arbetsro.workenv.cards import cards, read_cards

TEXT = {"sv": "Ett", "en": "One", "da": "En"}


def card(**changes):
    given = {
        "key": "pace", "side": "demand", "label": TEXT, "about": TEXT, "cause": TEXT,
        "factor": "demands", "answers": ["rest"],
    }  # fmt: skip
    return {**given, **changes}


REST = card(key="rest", side="resource", answers=[])


def read(*given):
    reader = Reader("cards")
    return read_cards(reader, {"card": list(given)}), reader.faults


class TestContent:
    def test_there_are_enough_of_both_sides(self):
        sides = [one.side for one in cards().values()]
        assert sides.count("demand") >= 14
        assert sides.count("resource") >= 14

    def test_demands_come_first(self):
        sides = [one.side for one in cards().values()]
        assert sides == sorted(sides)

    def test_every_demand_is_answered_by_resources_and_every_resource_answers_a_demand(self):
        answers = {key for one in cards().values() for key in one.answers}
        assert answers == {key for key, one in cards().items() if one.side == "resource"}
        assert [
            key for key, one in cards().items() if (one.side == "demand") != bool(one.answers)
        ] == []

    def test_every_factor_is_one_of_the_vocabulary(self):
        assert {one.factor for one in cards().values()} <= set(terms("factor"))

    def test_labels_are_short_and_used_once(self):
        for language in ("sv", "en", "da"):
            labels = [one.label.in_(language) for one in cards().values()]
            assert [label for label in labels if len(label) > 40] == []
            assert len(set(labels)) == len(labels)


class TestReading:
    def test_a_card_reads_back_what_the_table_holds(self):
        found, faults = read(card(), REST)
        assert faults == []
        assert found["pace"].answers == ("rest",)

    def test_faults_are_all_named_at_once(self):
        _, faults = read(
            card(factor="weather", answers=["pace"]), card(side="both"), card(key="sun", answers=[])
        )
        assert {(one.code, one.place) for one in faults} == {
            ("unknown_word", "card.1.factor"),
            ("unknown_word", "card.2.side"),
            ("missing", "card.3.answers"),
            ("used_twice", "card"),
            ("unknown_word", "pace.answers"),
        }
