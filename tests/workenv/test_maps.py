"""The map of demands and resources. The expected figures are counted by hand."""

import pytest

from arbetsro.workenv.maps import (
    Item,
    compare,
    met_by,
    of_side,
    outweighs,
    weight_of_dots,
    without_unknown,
)

PACE = Item("d1", "demand", "Högt tempo", 4, meets=("r1", "r2"))
GRIEF = Item("d2", "demand", "Svåra möten", 3, meets=("r1",))
NIGHTS = Item("d3", "demand", "Nätter", 1)
TEAM = Item("r1", "resource", "Kollegor", 3)
SAY = Item("r2", "resource", "Inflytande", 1)
MAP = (PACE, GRIEF, NIGHTS, TEAM, SAY)


def test_what_meets_a_demand_counts_together():
    assert met_by(PACE, MAP) == 4
    assert met_by(GRIEF, MAP) == 3
    assert met_by(NIGHTS, MAP) == 0


def test_a_demand_is_out_of_balance_when_it_weighs_more_than_what_meets_it():
    assert [one.text for one in MAP if outweighs(one, MAP)] == ["Nätter"]
    weaker = tuple(one for one in MAP if one != SAY)
    assert outweighs(PACE, weaker)


def test_a_resource_is_never_out_of_balance():
    assert not outweighs(Item("r", "resource", "Stöd", 5), ())


def test_the_heaviest_comes_first_on_each_side():
    assert [one.weight for one in of_side(MAP, "demand")] == [4, 3, 1]
    assert [one.key for one in of_side(MAP, "resource")] == ["r1", "r2"]


# 5 × dots / most, to the nearest whole number, and never less than 1
@pytest.mark.parametrize(
    ("dots", "most", "weight"),
    [(10, 10, 5), (9, 10, 5), (5, 10, 3), (3, 10, 2), (1, 10, 1), (0, 10, 1), (0, 0, 1), (2, 3, 3)],
)
def test_dots_become_a_weight_by_the_card_that_has_most(dots, most, weight):
    assert weight_of_dots(dots, most) == weight


def test_two_maps_beside_each_other_tell_what_is_new_changed_and_gone():
    before = (
        Item("a", "demand", "högt  tempo", 5),
        Item("b", "demand", "Buller", 2),
        Item("c", "demand", "Möten som tär", 3, card="encounters"),
        Item("d", "resource", "Kollegor", 2),
    )
    now = (
        Item("1", "demand", "Högt tempo", 3),
        Item("2", "demand", "Svåra möten", 3, card="encounters"),
        Item("3", "resource", "Kollegor", 4),
        Item("4", "resource", "Buller", 1),
    )
    found = [(one.item.text, one.change, one.before) for one in compare(before, now)]
    assert found == [
        ("Högt tempo", "less", 5),
        ("Svåra möten", "same", 3),
        ("Kollegor", "more", 2),
        ("Buller", "new", None),
        ("Buller", "gone", 2),
    ]


def test_a_link_to_what_is_not_on_the_map_goes():
    loose = (Item("d", "demand", "Tempo", 3, meets=("r", "x", "d")), Item("r", "resource", "A", 1))
    assert without_unknown(loose)[0].meets == ("r",)
