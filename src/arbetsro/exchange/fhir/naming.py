"""How resources are named and point at each other, and the codes that they use."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from arbetsro.language import Language, Text, say

Resource = dict[str, Any]

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
_TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"


@dataclass(frozen=True, slots=True)
class Naming:
    """Where the clinic's resources are said to live, and the language of their texts.

    Attributes:
        base: The address that all of them begin with; nothing need answer there.
        language: Of labels and of the items.
    """

    base: str
    language: Language

    def url(self, type_: str, id_: str) -> str:
        """The address of a resource, which stays the same."""
        return f"{self.base.rstrip('/')}/{type_}/{id_}"

    def said(self, text: Text) -> str:
        """A text in the language of the record."""
        return text.in_(self.language)

    def word(self, key: str) -> str:
        """A word of the record's own."""
        return say(f"counselling_words.fhir_{key}", self.language)

    def concept(self, system: str, code: str, text: str) -> Resource:
        """A code of the clinic's own, with what it is called."""
        return {"coding": [{"system": self.url("CodeSystem", system), "code": code}], "text": text}


def reference(type_: str, id_: str) -> Resource:
    """A pointer to a resource of the same bundle."""
    return {"reference": f"{type_}/{id_}"}


def survey() -> list[Resource]:
    """The category of what people have answered."""
    return [{"coding": [{"system": f"{_TERMINOLOGY}/observation-category", "code": "survey"}]}]


def absent() -> Resource:
    """Why there is no value: it cannot be worked out."""
    return {"coding": [{"system": f"{_TERMINOLOGY}/data-absent-reason", "code": "unknown"}]}


def instant(moment: datetime) -> str:
    """A moment as FHIR writes it, to the second.

    Raises:
        ValueError: It has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.isoformat(timespec="seconds")
