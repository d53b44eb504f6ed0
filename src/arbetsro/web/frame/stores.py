"""Which store a model belongs to. No foreign key leads from one store to another."""

from django.db.models import Model

DEFAULT = "default"
#: The records of counselling.
CARE = "care"
#: What people have answered in surveys.
ANSWERS = "answers"

#: The apps of each store; those of no other stand in the first.
APPS = {
    CARE: frozenset({"care", "applications", "bookings", "visits", "followups", "evaluations"}),
    ANSWERS: frozenset({"answers"}),
}


def store_of(app_label: str) -> str:
    """The store of an app."""
    return next((store for store, apps in APPS.items() if app_label in apps), DEFAULT)


class StoreRouter:
    """Sends each model to the store of its app."""

    def db_for_read(self, model: type[Model], **hints: object) -> str:
        """The store that a model is read from."""
        return store_of(model._meta.app_label)

    def db_for_write(self, model: type[Model], **hints: object) -> str:
        """The store that a model is written to."""
        return store_of(model._meta.app_label)

    def allow_relation(self, one: Model, other: Model, **hints: object) -> bool:
        """Only within a store."""
        return store_of(one._meta.app_label) == store_of(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """Tables are made in their own store only."""
        return db == store_of(app_label)
