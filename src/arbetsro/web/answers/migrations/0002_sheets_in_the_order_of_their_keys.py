"""On SQLite a table keeps its rows in the order they came, unless its key is its order."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLES = {
    "answers_sheet": "wave char(32) NOT NULL, is_filled bool NOT NULL, content BLOB NOT NULL",
    "answers_received": "wave char(32) NOT NULL",
}


def by_key(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the tables anew without the numbers that SQLite gives its rows."""
    _anew(editor, " WITHOUT ROWID")


def by_row(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """As Django would make them."""
    _anew(editor, "")


def _anew(editor: BaseDatabaseSchemaEditor, end: str) -> None:
    if editor.connection.vendor != "sqlite":
        return
    for table, columns in _TABLES.items():
        editor.execute(f"DROP TABLE {table}")
        editor.execute(f"CREATE TABLE {table} (key char(32) NOT NULL PRIMARY KEY, {columns}){end}")
        editor.execute(f"CREATE INDEX {table}_wave ON {table} (wave)")


class Migration(migrations.Migration):
    """Run where there are no answers yet; nothing has been released before it."""

    dependencies = [("answers", "0001_initial")]
    operations = [migrations.RunPython(by_key, by_row)]
