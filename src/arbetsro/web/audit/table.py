"""The log as a table that other programs read."""

import csv
import json
from collections.abc import Iterable, Iterator

from arbetsro.language import Language, say
from arbetsro.web.audit.finding import kind_name, sentence
from arbetsro.web.audit.models import Event

COLUMNS = ("at", "person", "way", "action", "code", "kind", "target", "target_id", "detail")
#: A spreadsheet would take a text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def lines(events: Iterable[Event], language: Language) -> Iterator[str]:
    """The lines of a CSV file, with a mark first that tells spreadsheets how it is encoded."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"
    yield writer.writerow([say(f"audit.column_{name}", language) for name in COLUMNS])
    for event in events:
        yield writer.writerow([_safe(cell) for cell in _cells(event, language)])


def _cells(event: Event, language: Language) -> tuple[str, ...]:
    return (
        event.at.isoformat(),
        event.by_name,
        say("audit.way_reading" if event.is_reading else "audit.way_changing", language),
        sentence(event.action, language),
        event.action,
        kind_name(event.target_kind, language) if event.target_kind else "",
        event.target_name,
        event.target_id,
        json.dumps(event.detail, ensure_ascii=False) if event.detail else "",
    )


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
