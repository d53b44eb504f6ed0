"""The items of the self-rating in the clinic's words, for who answers it a second time."""

from arbetsro.instruments.instrument import instrument
from arbetsro.instruments.wording import demo_wording
from arbetsro.language import Language
from arbetsro.web.care.models import Clinic


def worded_items(clinic: Clinic, language: Language) -> dict[str, str]:
    """The text of each item by its number; nothing where the clinic has no words for them."""
    items = {str(one.number) for one in instrument("smbm-12").items}
    given = clinic.wording or _demo(clinic)
    worded = {number: _text(texts, language) for number, texts in given.items()}
    return worded if items <= set(worded) else {}


def _demo(clinic: Clinic) -> dict[str, dict[str, str]]:
    if not clinic.uses_demo_wording:
        return {}
    return {
        str(number): {str(one): text for one, text in texts.items()}
        for number, texts in demo_wording().items.items()
    }


def _text(texts: dict[str, str], language: Language) -> str:
    """In the reader's language, else in one that the clinic has."""
    return texts.get(language) or next(iter(texts.values()))
