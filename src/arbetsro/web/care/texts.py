"""What a clinic says: its own texts where it has written any, else those that are built in.

A clinic keeps ``information`` and ``advice`` as ``{section: {language: text}}``. What it says at acute
danger is read in ``applications.danger``.
"""

from collections.abc import Mapping
from dataclasses import replace

from arbetsro.counselling import pages
from arbetsro.counselling.pages import Section
from arbetsro.language import LANGUAGES, Text
from arbetsro.web.care.models import Clinic


def information_of(clinic: Clinic) -> Mapping[str, Section]:
    """The page about the service, section by section."""
    return _sections(pages.information(), clinic.information)


def advice_of(clinic: Clinic) -> Mapping[str, Section]:
    """Where to turn when the service is not the right one."""
    return _sections(pages.advice(), clinic.advice)


def _sections(
    found: Mapping[str, Section], own: Mapping[str, Mapping[str, str]]
) -> dict[str, Section]:
    return {
        key: replace(section, text=_text(section.text, own.get(key)))
        for key, section in found.items()
    }


def _text(otherwise: Text, own: Mapping[str, str] | None) -> Text:
    """A text in each language: the clinic's own, else the one that is built in."""
    given = own or {}
    return Text(**{one: given.get(one) or otherwise.in_(one) for one in LANGUAGES})
