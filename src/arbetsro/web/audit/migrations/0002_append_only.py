"""Triggers that keep the log append-only, whoever asks the database."""

from collections.abc import Callable

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    f"CREATE TRIGGER audit_event_no_{verb.lower()} BEFORE {verb} ON audit_event "
    "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    "CREATE FUNCTION audit_event_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event "
    "FOR EACH ROW EXECUTE FUNCTION audit_event_append_only()",
]
SQLITE_BACK = [f"DROP TRIGGER audit_event_no_{verb}" for verb in ("update", "delete")]
POSTGRESQL_BACK = [
    "DROP TRIGGER audit_event_append_only ON audit_event",
    "DROP FUNCTION audit_event_append_only()",
]


def _run(
    sqlite: list[str], postgresql: list[str]
) -> Callable[[StateApps, BaseDatabaseSchemaEditor], None]:
    def there(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in sqlite if editor.connection.vendor == "sqlite" else postgresql:
            editor.execute(statement)

    return there


class Migration(migrations.Migration):
    """Forbids changing and deleting events."""

    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK))
    ]
