"""A year of a clinic with 20 000 applications and 40 counsellors: what holds, and what is quick."""

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from cycle import start

COUNSELLORS, WEEKDAYS = 40, 250
#: How many wait for an answer when the pages are timed: what comes in a week.
WAITING = 400
APPLICATIONS = int(os.environ.get("APPLICATIONS", "20000"))
_TIMES = 7


def measure() -> None:
    """Lives the year in a database of its own, and prints what came of it and the queue's time."""
    with tempfile.TemporaryDirectory(prefix="arbetsro-benchmark-") as folder:
        start(Path(folder))
        # Only now can what stands on the settings be read.
        from clinic_year import Year
        from django.conf import settings
        from django.db import connections

        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

        began = time.perf_counter()
        year = Year(COUNSELLORS)
        for number, day in enumerate(year.lives(WEEKDAYS, APPLICATIONS), 1):
            if number % 25 == 0:
                print(f"  {day}: {time.perf_counter() - began:.0f} s", flush=True)
        _show(year)
        connections.close_all()


def _show(year: Any) -> None:  # noqa: ANN401 - its module cannot be read before the settings
    from clinic_year import booked_twice, forgotten, longest_wait

    from arbetsro.web.applications.models import Application
    from arbetsro.web.applications.queue import queue
    from arbetsro.web.bookings.models import Booking

    print(f"{Application.objects.count()} applications, {COUNSELLORS} counsellors, a year (SQLite)")
    print(f"{Booking.objects.count()} bookings, {booked_twice()} of them over another")
    print(
        f"{forgotten(year.clinic)} forgotten; longest wait for an answer {longest_wait():.1f} days"
    )
    print(f"{queue(year.clinic).count()} in the queue at the end")
    year.let_wait(WAITING)
    print(f"{queue(year.clinic).count()} in the queue a morning after a week without answers")
    for name in ("applications:queue", "applications:mine", "bookings:calendar"):
        print(f"{name:<24}{_page(year, name):>8.0f} ms (median of {_TIMES})")


def _page(year: Any, name: str) -> float:  # noqa: ANN401 - as above
    from django.test import Client
    from django.urls import reverse

    who = year.coordinator if name.endswith("queue") else next(iter(year.staff.values()))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(who)
    path = reverse(name, args=[year.clinic.slug])
    times = []
    for _ in range(_TIMES + 1):
        began = time.perf_counter()
        assert client.get(path).status_code == 200, path
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times[1:])
