"""Packs for the board for tests, and the files that the worker makes of them."""

from datetime import date
from typing import Any

from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.models import Job
from arbetsro.web.jobs.tasks import run_job
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.actions import make_board_pack
from arbetsro.web.oversight.models import BoardPack
from web.conftest import Cast, Person

SINCE, UNTIL = date(2026, 1, 1), date(2026, 6, 30)


def pack_of(by: Person, unit: Unit, **given: Any) -> BoardPack:
    """A pack of half a year."""
    fields = {"since": SINCE, "until": UNTIL, "comment": "Bemanningen är på väg upp.", **given}
    return make_board_pack(by=by, unit=unit, **fields)


def files_of(cast: Cast, pack: BoardPack, language: str = "sv") -> Job:
    """Lets the worker make the files of a pack."""
    job = start_job(
        by=cast.vera, organisation=cast.organisation, kind="board_files", back_to="/",
        parameters={"pack": str(pack.pk), "language": language},
    )  # fmt: skip
    run_job.call(str(job.pk))
    job.refresh_from_db()
    return job
