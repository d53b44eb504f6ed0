"""What those who answer are told: what is kept, who sees what, and why nobody sees whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from arbetsro.language import Language, say


@dataclass(frozen=True, slots=True)
class Told:
    """A heading and what stands below it."""

    key: str
    title: str
    text: str


def promise(
    language: Language,
    *,
    threshold: int,
    has_background: bool = False,
    has_texts: bool = False,
    help_at: str = "",
) -> tuple[Told, ...]:
    """What stands before the first question.

    Args:
        language: The reader's.
        threshold: The fewest who must have answered for a group to be shown.
        has_background: Whether the survey asks about the one who answers.
        has_texts: Whether it asks for own words.
        help_at: Where somebody who is unwell can turn, as answered to ``follow_up``.
    """
    parts = ["voluntary", "kept", "not_kept", "seen", "why"]
    parts += ["about_you"] * has_background + ["own_words"] * has_texts + ["limits"]
    parts += ["help"] * bool(help_at)
    return tuple(_told("promise", parts, language, threshold=threshold, where=help_at))


def receipt(language: Language, *, talk_by: str = "", help_at: str = "") -> tuple[Told, ...]:
    """What stands after the answers have arrived.

    Args:
        language: The reader's.
        talk_by: The day by which workplaces have talked about the result, as it is shown.
        help_at: Where somebody who is unwell can turn.
    """
    parts = ["thanks", "kept", "fixed", *(["next"] if talk_by else [])]
    said = _told("receipt", parts, language, day=talk_by)
    help_ = _told("promise", ["help"] if help_at else [], language, where=help_at)
    return (*said, *help_)


def _told(area: str, parts: Iterable[str], language: Language, **values: object) -> Iterable[Told]:
    for one in parts:
        yield Told(
            one,
            say(f"survey_words.{area}_{one}_title", language),
            say(f"survey_words.{area}_{one}_text", language, **values),
        )
