"""What can be wrong with a change of an organisation."""


class OrganisationError(ValueError):
    """A change that cannot be made. Nothing has been changed.

    Attributes:
        code: Why; the sentence for it is the message ``organisations.<code>``.
        values: What the sentence names.
        field: The field of a form that it belongs to, where it belongs to one.
    """

    def __init__(self, code: str, *, field: str | None = None, **values: object) -> None:
        self.code = code
        self.field = field
        self.values = values
        super().__init__(f"{code}: {values}" if values else code)
