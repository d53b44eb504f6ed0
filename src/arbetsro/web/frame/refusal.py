"""Why something cannot be done."""

from arbetsro.language import Language, say


class Refusal(ValueError):  # noqa: N818 - it says what the person is told, not that we erred
    """A change that cannot be made. Nothing has been changed.

    Attributes:
        code: The key of the message that says why and what to do, as in ``risks.changed_since``.
        field: The field of a form that it belongs to, where it belongs to one.
        values: What the message names.
    """

    def __init__(self, code: str, *, field: str | None = None, **values: object) -> None:
        self.code = code
        self.field = field
        self.values = values
        super().__init__(f"{code}: {values}" if values else code)

    def told(self, language: Language) -> str:
        """The sentence for the person."""
        return say(self.code, language, **self.values)
