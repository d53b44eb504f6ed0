"""The work after the closing: the answers are frozen, counted, and told as far as they may be."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings

from arbetsro.surveys.engines import EngineError, engine
from arbetsro.surveys.form import Form
from arbetsro.surveys.frozen import DamagedError, Sheet, TooFewAnsweredError, freeze
from arbetsro.surveys.published import Published
from arbetsro.surveys.publishing import publish as published_table
from arbetsro.surveys.results import results
from arbetsro.web.answers.freezing import freeze_all, frozen_file
from arbetsro.web.frame.key_ring import NoKeyError
from arbetsro.web.jobs.kinds import Finish, JobError, Progress, kind
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions.closing import PUBLISHING, leave_untold, publish_wave
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.asked import form_of, tree_of
from arbetsro.web.surveys.models import Publication, Wave


@kind(PUBLISHING)
def publish(job: Job, progress: Progress) -> Finish | None:
    """Freezes a closed wave and works out its publication; a second run gives the same."""
    wave = Wave.objects.select_related("unit__organisation").get(pk=job.parameters["wave"])
    if wave.state != Wave.State.CLOSED:
        return None
    form = form_of(wave)
    try:
        with failing_in_words():
            _freeze(wave, form)
            progress(0.3)
            table = table_of(wave, form, wave.threshold)
    except TooFewAnsweredError:
        return lambda: _leave(job, wave)
    progress(0.9)
    return lambda: _finish(job, wave, table)


@contextmanager
def failing_in_words() -> Iterator[None]:
    """Tells whoever started the work why the answers could not be counted."""
    try:
        yield
    except DamagedError as error:
        raise JobError("surveys.frozen_is_damaged") from error
    except NoKeyError as error:
        raise JobError("surveys.no_key") from error
    except EngineError as error:
        raise JobError("surveys.no_engine") from error


def table_of(wave: Wave, form: Form, threshold: int, earlier: Published | None = None) -> bytes:
    """What may be told of a frozen wave.

    Args:
        wave: The wave.
        form: What it asked.
        threshold: The fewest who must have answered.
        earlier: What has been told of it before; what that hides stays hidden.

    Raises:
        DamagedError: The frozen file is not as it was.
        EngineError: What is set to count them cannot be used.
    """
    with (
        _unsealed(frozen_file(wave.answers_key)) as file,
        closing(engine(settings.SURVEY_ENGINE)) as used,
    ):
        found = results(file, form.variables, form.backgrounds, tree_of(wave), engine=used)
    invited = dict(wave.places.values_list("unit", "invited"))
    return published_table(found, threshold=threshold, earlier=earlier, invited=invited)


@contextmanager
def _unsealed(data: bytes) -> Iterator[Path]:
    """Frozen answers as a file for as long as they are counted.

    It stands in memory where that can be done, and is gone with the process: of a worker that is
    killed no file of single answers may be left. Other engines than our own have to see a folder.
    """
    if settings.SURVEY_ENGINE or not hasattr(os, "memfd_create"):
        with tempfile.TemporaryDirectory(prefix="arbetsro-") as folder:
            file = Path(folder) / "answers.parquet"
            file.write_bytes(data)
            yield file
        return
    with os.fdopen(os.memfd_create("answers"), "wb") as memory:
        memory.write(data)
        memory.flush()
        yield Path(f"/proc/{os.getpid()}/fd/{memory.fileno()}")


def latest(wave: Wave) -> Publication | None:
    """What is told of a wave now."""
    return wave.publications.order_by("-number").first()


def _freeze(wave: Wave, form: Form) -> None:
    tree = tree_of(wave)
    freeze_all(
        wave.answers_key,
        lambda contents: freeze(
            form,
            tree,
            (Sheet(one["place"], one["answers"]) for one in contents),
            smallest=wave.threshold,
        ),
        [one.key for one in form.texts],
    )


def _finish(job: Job, wave: Wave, table: bytes) -> None:
    # Somebody who pressed twice has started two: what the first one told may be hidden again now.
    if locked(wave).state == Wave.State.CLOSED:
        publish_wave(by=job.by, wave=wave, table=table, threshold=wave.threshold)


def _leave(job: Job, wave: Wave) -> None:
    leave_untold(by=job.by, wave=wave)
