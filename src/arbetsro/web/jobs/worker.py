"""The worker: takes jobs from the queue until it is told to stop."""

import logging
import time

from django.db import InterfaceError, OperationalError, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from arbetsro.web.jobs.rounds import Rounds

#: Seconds between two looks into an empty queue.
LOOK_EVERY = 0.5
#: Seconds until the next try where the database is away.
WAIT_FOR_DATABASE = 5.0

log = logging.getLogger("arbetsro.jobs")


def work() -> None:
    """Works until a signal comes, and finishes the job at hand; a second signal breaks it off."""
    worker = Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        backend_name="default",
        interval=LOOK_EVERY,
        batch=False,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
    worker.configure_signals()
    rounds = Rounds()
    rounds.start()
    try:
        _work_through_outages(worker)
    finally:
        rounds.stop()


def _work_through_outages(worker: Worker) -> None:
    while worker.running:
        try:
            worker.run()
        except (OperationalError, InterfaceError):
            log.warning("the database did not answer; trying again in %s s", WAIT_FOR_DATABASE)
            connections.close_all()
            time.sleep(WAIT_FOR_DATABASE)
