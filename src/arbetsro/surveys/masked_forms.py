"""What has a form of its own: numbers of persons and telephones, addresses, links, case numbers."""

import re
from typing import Literal

FormKind = Literal[
    "email", "link", "telephone", "personal_number", "date", "address", "number", "name"
]

_DASH = r"[-\u2010-\u2015]"
_LETTER = r"[^\W\d_]"
#: What a room, a case or a patient is called before its number.
_COUNTED = (
    "rum|rummet|sal|salen|avd|avdelning|våning|vån|hus|ärende|ärendet|dnr|diarienummer|mål|patient|"
    "brukare|lägenhet|lgh|anställningsnummer|journal|nr|nummer|"
    "room|ward|floor|building|case|file|client|flat|no|number|"
    "stue|stuen|afdeling|afd|etage|bygning|sag|sagsnr|borger|lejlighed|medarbejdernummer"
)
_STREET = (
    "gatan|gata|vägen|väg|gränd|gränden|torget|torg|stigen|stig|allén|allé|backen|"
    "gade|gaden|vej|vejen|vænget|plads|pladsen|stræde|strædet|alle"
)
_STREET_EN = "street|st|road|rd|avenue|ave|lane|square"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


#: Every form and what it is, as patterns; where two meet, the longest one counts.
FORMS: tuple[tuple[FormKind, re.Pattern[str]], ...] = (
    ("email", _pattern(r"[^\s@<>,;]+\s?@\s?[^\s@<>,;]+\.\w+")),
    ("link", _pattern(r"\b(?:https?://|www\.)\S+")),
    # Swedish with or without the century, Danish: six figures and four.
    ("personal_number", _pattern(rf"\b(?:\d{{2}})?\d{{6}}\s?(?:{_DASH}|\+)?\s?\d{{4}}\b")),
    ("date", _pattern(rf"\b(?:19|20)\d{{2}}{_DASH}\d{{1,2}}{_DASH}\d{{1,2}}\b")),
    ("telephone", _pattern(rf"(?<![\w])\+?\(?\d(?:[\s()/.]|{_DASH}|\d){{5,}}\d\b")),
    ("address", _pattern(rf"\b{_LETTER}{{2,}}\s?(?:{_STREET})\s+\d+\s?{_LETTER}?\b")),
    ("address", _pattern(rf"\b\d+\s+{_LETTER}+\s+(?:{_STREET_EN})\b")),
    ("address", _pattern(rf"\b\d{{3}}\s\d{{2}}\s+{_LETTER}{{2,}}")),
    ("number", _pattern(rf"\b(?:{_COUNTED})\.?\s?:?\s?#?{_LETTER}{{0,3}}{_DASH}?\d[\w/-]*")),
    # Letters and figures together, as a room, a vehicle or a file has.
    ("number", _pattern(rf"\b(?:{_LETTER}{{1,4}}{_DASH}?\d{{2,}}|\d{{2,}}{_LETTER}{{1,2}}\d+)\w*")),
    # Four figures are a year or something that points at somebody; five or more always do.
    ("number", _pattern(r"\b(?!(?:19|20)\d\d\b)\d{4,}\b")),
    ("name", _pattern(rf"\b(?:dr|doktor|herr|fru|fröken|frøken|mr|mrs|ms)\b\.?\s{_LETTER}+")),
)
