"""Asking without a trace: what an answer changes is undone before the next question."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections, transaction


@contextmanager
def undone() -> Iterator[None]:
    """Undoes whatever is done within, in every store."""
    with ExitStack() as stack:
        for store in connections:
            stack.enter_context(transaction.atomic(using=store))
        yield
        for store in connections:
            transaction.set_rollback(True, using=store)
