"""What people type, without the signs that cannot be kept."""

from django import forms

#: Signs that no document can show, other than the ends of lines.
_INVISIBLE = dict.fromkeys((*range(9), *range(14, 32), 127, 65534, 65535))
_LINE_ENDS = {0x0B: "\n", 0x0C: "\n"}
_DIGITS = 9


def readable(text: str) -> str:
    """A text with one sign for the end of a line, and without signs that no document can show."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    # Half of a pair of signs, which no database takes.
    whole = lines.encode("utf-8", "ignore").decode("utf-8")
    return whole.translate(_INVISIBLE).translate(_LINE_ENDS)


def whole(text: str) -> int | None:
    """A whole number as a page sends it, of at most nine digits; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


class LineField(forms.CharField):
    """A text on one line."""

    def to_python(self, value: object) -> str:
        """The text, with its words apart by one space."""
        return " ".join(readable(str(value or "")).split())


class LinesField(forms.CharField):
    """Texts, one a line."""

    widget = forms.Textarea({"rows": 4})

    def to_python(self, value: object) -> str:
        """The lines that hold anything."""
        lines = (" ".join(line.split()) for line in readable(str(value or "")).split("\n"))
        return "\n".join(line for line in lines if line)
