"""The process that draws chapters, so that nobody who types waits for charts."""

from datetime import date

import pytest

from arbetsro.economics.case_file import write_case
from arbetsro.web.analyses.chapters import Order, draw
from arbetsro.web.analyses.draughtsman import Draughtsman, DrawingError

DAY = date(2026, 11, 22)


@pytest.fixture
def draughtsman():
    made = Draughtsman()
    yield made
    made.close()


@pytest.fixture
def order(demo) -> Order:
    return Order(write_case(demo), "first_page", "sv", DAY)


def test_draws_what_would_be_drawn_here(draughtsman, order):
    assert draughtsman.draw(order) == draw(order)
    assert any(one.picture.startswith("data:image/svg+xml") for one in draw(order))


def test_is_started_again_when_its_process_is_gone(draughtsman, order):
    first = draughtsman.draw(order)
    draughtsman.process.kill()
    draughtsman.process.wait()
    assert draughtsman.draw(order) == first


def test_ends_with_the_input_that_it_reads(draughtsman, order):
    draughtsman.draw(order)
    draughtsman.process.stdin.close()
    assert draughtsman.process.wait(timeout=10) == 0


def test_what_cannot_be_drawn_is_told_and_stops_nobody_else(draughtsman, order, capfd):
    with pytest.raises(DrawingError):
        draughtsman.draw(Order("this is no case", "whole", "sv", DAY))
    assert "CaseError" in capfd.readouterr().err
    assert draughtsman.draw(order)
