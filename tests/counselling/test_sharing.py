"""Even load."""

from collections import Counter

from arbetsro.counselling.sharing import least_loaded


def test_the_one_with_least_to_do_for_the_working_time_is_chosen():
    assert least_loaded({"Ada": 4, "Bo": 3}, {"Ada": 1.0, "Bo": 0.5}) == "Ada"
    assert least_loaded({"Ada": 4, "Bo": 3}, {"Ada": 1.0, "Bo": 1.0}) == "Bo"


def test_those_who_come_out_alike_are_chosen_in_order_and_always_the_same():
    assert least_loaded({}, {"Bo": 1.0, "Ada": 1.0}) == "Bo"


def test_nobody_without_time_is_chosen():
    assert least_loaded({"Ada": 9}, {"Ada": 1.0, "Bo": 0.0}) == "Ada"
    assert least_loaded({}, {"Bo": 0.0}) is None
    assert least_loaded({"Ada": 1}, {}) is None


def test_many_are_shared_in_proportion_to_working_time():
    capacity = {"Ada": 1.0, "Bo": 0.5, "Cy": 0.5}
    load = Counter()
    for _ in range(200):
        load[least_loaded(load, capacity)] += 1
    assert load == {"Ada": 100, "Bo": 50, "Cy": 50}
