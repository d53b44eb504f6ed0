"""On SQLite a table keeps its rows in the order they came, unless its key is its order."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_INDEX = "CREATE INDEX answers_sheet_wave ON answers_sheet (wave)"
_TABLE = (
    "CREATE TABLE answers_sheet (key char(32) NOT NULL PRIMARY KEY, wave char(32) NOT NULL, "
    "content BLOB NOT NULL)"
)


def by_key(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the table anew without the numbers that SQLite gives its rows."""
    _anew(editor, f"{_TABLE} WITHOUT ROWID")


def by_row(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """As Django would make it."""
    _anew(editor, _TABLE)


def _anew(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    if editor.connection.vendor != "sqlite":
        return
    for statement in ("DROP TABLE answers_sheet", table, _INDEX):
        editor.execute(statement)


class Migration(migrations.Migration):
    """Run where there are no answers yet; nothing has been released before it."""

    dependencies = [("answers", "0001_initial")]
    operations = [migrations.RunPython(by_key, by_row)]
