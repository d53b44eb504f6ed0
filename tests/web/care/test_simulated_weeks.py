"""Three weeks of a clinic, lived by its actions; ``benchmarks/counselling.py`` lives a year."""

import importlib.util
from pathlib import Path

from arbetsro.web.applications.models import Application
from arbetsro.web.bookings.models import Booking

YEAR = Path(__file__).parents[3] / "benchmarks" / "clinic_year.py"


def read_year():
    spec = importlib.util.spec_from_file_location("clinic_year", YEAR)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_three_weeks_book_nobody_twice_and_forget_nobody(cast):
    module = read_year()
    year = module.Year(counsellors=3, seed=3)
    list(year.lives(days=15, people=60))
    states = set(Application.objects.values_list("state", flat=True))
    assert Application.objects.count() == 60
    assert {"accepted", "declined", "closed"} <= states
    held = Booking.objects.filter(state="held").count()
    assert held > 20
    assert module.booked_twice() == 0
    assert module.forgotten(year.clinic) == 0
    assert module.longest_wait() < 8  # five weekdays and a weekend


def test_the_count_of_double_bookings_sees_one(cast):
    module = read_year()
    year = module.Year(counsellors=2, seed=3)
    list(year.lives(days=6, people=20))
    one, other = Booking.objects.filter(state__in=("offered", "booked", "held"))[:2]
    moved = {"staff": one.staff, "starts_at": one.starts_at, "ends_at": one.ends_at}
    Booking.objects.filter(pk=other.pk).update(**moved)
    assert module.booked_twice() >= 1
