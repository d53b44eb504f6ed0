"""What a database keeps beside its rows, and how it is got rid of."""

from django.db import connections, transaction

from arbetsro.web.frame.stores import ANSWERS

_LOCK = "LOCK TABLE answers_sheet, answers_received IN ACCESS EXCLUSIVE MODE"
_ANEW = (
    "CREATE TEMPORARY TABLE sheets ON COMMIT DROP AS SELECT * FROM answers_sheet",
    "CREATE TEMPORARY TABLE received ON COMMIT DROP AS SELECT * FROM answers_received",
    "TRUNCATE answers_sheet, answers_received",
    "INSERT INTO answers_sheet SELECT * FROM sheets ORDER BY key",
    "INSERT INTO answers_received SELECT * FROM received ORDER BY key",
)


def write_anew() -> None:
    """Writes the tables of sheets into new files, all in one transaction and ordered by their keys.

    PostgreSQL marks each row with the transaction that wrote it, and keeps rows that have been
    changed or deleted until they are cleared away. SQLite does neither as it is set up here.
    """
    if connections[ANSWERS].vendor != "postgresql":
        return
    with transaction.atomic(using=ANSWERS), connections[ANSWERS].cursor() as cursor:
        for statement in (_LOCK, *_ANEW):
            cursor.execute(statement)
