"""What a backup holds, and the state of the tables that it fits."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, models, router, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

FORMAT = 1
MANIFEST = "manifest.json"

#: Visits and the queue are of the moment; the rest is made anew by ``arbetsro migrate``.
LEFT_OUT_APPS = frozenset(
    {"sessions", "usersessions", "contenttypes", "auth", "django_tasks_database"}
)


class BackupError(Exception):
    """A backup that cannot be written or restored, for a reason that can be told.

    Attributes:
        code: The name of the message among those of the command line.
        values: What stands in its fields.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class ExactJSON(DjangoJSONEncoder):
    """JSON that keeps the microseconds of times."""

    def default(self, o: Any) -> Any:  # noqa: ANN401 - as it is declared there
        """A time with all that it holds; the rest as Django writes it."""
        if isinstance(o, datetime | time):
            return o.isoformat()
        return super().default(o)


def stores() -> list[str]:
    """The databases of the installation."""
    return list(settings.DATABASES)


def kept_models(store: str) -> list[type[models.Model]]:
    """The models whose rows are kept, of one store, in an order that stays the same."""
    found = [
        model
        for model in apps.get_models()
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in LEFT_OUT_APPS
        and router.allow_migrate_model(store, model)
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def migration_state(store: str) -> list[str]:
    """The migrations that the tables of a store have been through."""
    applied = MigrationRecorder(connections[store]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def is_migrated(store: str) -> bool:
    """Whether the tables of a store are those that the program expects."""
    executor = MigrationExecutor(connections[store])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def one_moment(store: str) -> Iterator[None]:
    """A reading transaction: all of a store as it was at one moment, and nobody has to wait."""
    connection = connections[store]
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(using=store), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        # Not through ``atomic``, which would take the place of the one who may write.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
