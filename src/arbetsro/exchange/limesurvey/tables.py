"""The tables of a LimeSurvey structure file, read so that the file can do no harm."""

from dataclasses import dataclass, field
from xml.parsers import expat

from arbetsro.exchange.faults import ExchangeError

Row = dict[str, str]

#: A structure file of a long survey in many languages is a tenth of this.
_MOST_BYTES = 20_000_000
#: document / table / rows / row / field
_ROW, _FIELD = 4, 5
#: Where a file of ours keeps the instrument; LimeSurvey reads only the elements that it knows.
OURS = "arbetsro"


@dataclass(slots=True)
class Tables:
    """A structure file.

    Attributes:
        kind: What it says that it is; ``Survey`` for a whole survey.
        languages: In the order of the file.
        rows: The rows of each table.
        carried: What a file of ours carried along.
    """

    kind: str = ""
    languages: list[str] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    carried: str = ""

    def of(self, table: str) -> list[Row]:
        """The rows of a table; none where the file has no such table."""
        return self.rows.get(table, [])


def read_tables(data: bytes) -> Tables:
    """The tables of a file.

    Raises:
        ExchangeError: It is too large, no XML, has a document type (which could name other files
            or grow without end), or is no LimeSurvey survey.
    """
    if len(data) > _MOST_BYTES:
        raise ExchangeError("too_large", most=_MOST_BYTES // 1_000_000)
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ExchangeError("not_xml", line=error.lineno, why=str(error)) from error
    if reader.found.kind != "Survey":
        raise ExchangeError("not_limesurvey")
    return reader.found


class _Reader:
    """Follows the elements down and keeps what stands in the fields of rows."""

    def __init__(self) -> None:
        self.found = Tables()
        self.path: list[str] = []
        self.text: list[str] = []
        self.row: Row = {}
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.text.append

    def _refuse(self, *_: object) -> None:
        raise ExchangeError("doctype")

    def _start(self, name: str, _: object) -> None:
        self.path.append(name)
        self.text.clear()
        if len(self.path) == _ROW:
            self.row = {}

    def _end(self, name: str) -> None:
        text, depth = "".join(self.text).strip(), len(self.path)
        self.text.clear()
        if depth == _FIELD and self.path[3] == "row":
            self.row[name] = text
        elif depth == _ROW and name == "row":
            self.found.rows.setdefault(self.path[1], []).append(self.row)
        else:
            self._outside(text)
        self.path.pop()

    def _outside(self, text: str) -> None:
        """What stands beside the tables."""
        where = self.path[1:]
        if where == ["LimeSurveyDocType"]:
            self.found.kind = text
        elif where == ["languages", "language"]:
            self.found.languages.append(text)
        elif where == [OURS]:
            self.found.carried = text
