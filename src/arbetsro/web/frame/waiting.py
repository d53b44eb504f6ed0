"""What waits for a person, as the start page shows it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a person.

    Attributes:
        text_key: The key of the message that says what it is.
        values: What the message names.
        url: Where it can be dealt with.
    """

    text_key: str
    values: dict[str, object] = field(default_factory=dict)
    url: str = ""
