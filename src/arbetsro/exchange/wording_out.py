"""The words of an instrument as the file that ``read_wording`` reads."""

import tomlkit

from arbetsro.instruments.wording import Wording


def as_wording_file(of: Wording) -> str:
    """The words as TOML, those of the answers after those of the items."""
    items = [{"number": number, **texts} for number, texts in of.items.items()]
    answers = [
        {"value": value} | ({"item": number} if number else {}) | dict(texts)
        for (number, value), texts in of.labels.items()
    ]
    return tomlkit.dumps({"item": items} | ({"answer": answers} if answers else {}))
