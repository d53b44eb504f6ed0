"""Raising the threshold of a wave that has been published: only more can be hidden."""

from arbetsro.surveys.published import Published
from arbetsro.web.jobs.kinds import Finish, JobError, Progress, kind
from arbetsro.web.jobs.models import Job
from arbetsro.web.surveys.actions.closing import publish_wave
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.actions.raising import RAISING
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.models import Publication, Wave
from arbetsro.web.surveys.publishing import failing_in_words, latest, table_of


@kind(RAISING)
def publish_anew(job: Job, progress: Progress) -> Finish | None:
    """Works out what may be told with a higher threshold; what was hidden stays hidden."""
    wave = Wave.objects.select_related("unit__organisation").get(pk=job.parameters["wave"])
    threshold, before = int(job.parameters["threshold"]), latest(wave)
    if before is None or threshold <= before.threshold:
        return None
    with failing_in_words():
        earlier = Published.read(bytes(before.table))
        table = table_of(wave, form_of(wave), threshold, earlier)
    progress(0.9)
    return lambda: _finish(job, wave, before, table, threshold)


def _finish(job: Job, wave: Wave, before: Publication, table: bytes, threshold: int) -> None:
    found = locked(wave)
    if latest(found) != before:  # what somebody has hidden meanwhile must stay hidden as well
        raise JobError("surveys.raised_meanwhile")
    publish_wave(by=job.by, wave=found, table=table, threshold=threshold)
