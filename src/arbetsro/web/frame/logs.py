"""Log lines for machines."""

import json
import logging
from datetime import UTC, datetime

_KEPT = ("trace", "person", "milliseconds", "job")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **{key: getattr(record, key) for key in _KEPT if hasattr(record, key)},
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class NamesForPaths(logging.Filter):
    """Puts the name of a page where Django logs its path: an invitation's key is part of a path."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every record through, without paths."""
        path = getattr(getattr(record, "request", None), "path", None)
        if path and isinstance(record.args, tuple):
            match = record.request.resolver_match  # type: ignore[attr-defined]
            name = match.view_name if match else "?"
            record.args = tuple(name if one == path else one for one in record.args)
        return True
