"""What is done now and then without being asked. An app tells it in a module ``regular_work``."""

from collections.abc import Callable

REGULAR: dict[str, Callable[[], object]] = {}


def regular(name: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Registers a function that the worker calls about once an hour.

    It must do no harm when it is called twice, or by two workers at once: what it does is an
    action, and what it has done it finds in the database.
    """

    def register(work: Callable[[], object]) -> Callable[[], object]:
        if name in REGULAR:
            raise ValueError(f"two regular works are called {name}")
        REGULAR[name] = work
        return work

    return register
