"""The kinds of long work. An app registers its own in a module of its own called ``kinds``."""

from collections.abc import Callable

from arbetsro.web.jobs.models import Job

#: Tells how far the work has come, as a share from 0 to 1.
Progress = Callable[[float], None]
#: Writes what came of the work. It is called in one short transaction together with the end of the
#: job, so that a job whose worker dies leaves nothing half-done.
Finish = Callable[[], None]
Make = Callable[[Job, Progress], Finish | None]

KINDS: dict[str, Make] = {}


class JobError(Exception):
    """Work that cannot be done, for a reason that the person can be told.

    Attributes:
        code: The key of the message that tells it, as in ``analyses.no_figures``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind(name: str) -> Callable[[Make], Make]:
    """Registers the function that does a kind of work.

    It computes first, tells its progress, changes nothing, and gives back what then writes the
    result. It may be run again from the start, if its worker is lost.
    """

    def register(make: Make) -> Make:
        if name in KINDS:
            raise ValueError(f"two kinds of work are called {name}")
        KINDS[name] = make
        return make

    return register
