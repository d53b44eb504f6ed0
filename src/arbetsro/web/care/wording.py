"""What was done with a record, in words."""

from arbetsro.language import Language, say
from arbetsro.language.catalogue import catalogue


def sentence(code: str, language: Language) -> str:
    """What was done, as a sentence; the bare code for what an older version wrote."""
    return say(f"care_log.{code}", language) if code in catalogue("care_log") else code
