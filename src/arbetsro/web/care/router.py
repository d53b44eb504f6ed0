"""Which store a model belongs to."""

from django.db.models import Model

#: The apps whose records stand in the care store. No foreign key leads from one store to another.
CARE_APPS = frozenset({"care", "applications", "bookings", "visits", "followups", "evaluations"})
STORE = "care"


def store_of(app_label: str) -> str:
    """The store of an app."""
    return STORE if app_label in CARE_APPS else "default"


class CareRouter:
    """Sends what belongs to care to the care store, and everything else to the other."""

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
