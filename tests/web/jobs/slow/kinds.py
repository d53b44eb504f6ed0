"""Work that takes some seconds and then founds an organisation."""

import time

from arbetsro.web.jobs.kinds import Finish, Progress, kind
from arbetsro.web.jobs.models import Job
from arbetsro.web.organisations.models import Organisation


@kind("slow")
def slow(job: Job, progress: Progress) -> Finish:
    steps = job.parameters["steps"]
    for step in range(steps):
        time.sleep(0.1)
        progress(step / steps)
    return lambda: Organisation.objects.create(name="Made", slug=f"made-{time.time_ns()}") and None
