"""What people have written in their own words: reading it for review, and forgetting it.

It stands in the store of answers, sealed, with the wave and the question and nothing else.
"""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from arbetsro.web.answers.models import FreeText
from arbetsro.web.answers.sealing import RING
from arbetsro.web.frame.clock import now
from arbetsro.web.surveys.models import TextThemes, Wave

#: So long after the closing texts are kept that nobody may read, if no themes are published.
_KEPT_UNREAD = timedelta(days=30)
_lots = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Decided:
    """What the reviewer has decided on a text.

    Attributes:
        theme: What it is about; blank for nothing in particular.
        is_kept: Whether others may read it, masked.
        masked: The text as others may read it.
    """

    theme: str
    is_kept: bool
    masked: str


def texts_of(wave: Wave) -> QuerySet[FreeText]:
    """The texts that the reviewer may read: to questions that enough people have answered.

    What fewer have written is never published, so nobody reads it.
    """
    return FreeText.objects.filter(wave=wave.answers_key, question__in=questions_to_read(wave))


def questions_to_read(wave: Wave) -> list[str]:
    """The questions that at least as many have answered as the threshold of texts says."""
    counts = FreeText.objects.filter(wave=wave.answers_key).values("question")
    found = counts.annotate(n=Count("pk")).filter(n__gte=wave.text_threshold).order_by("question")
    return [one["question"] for one in found]


def any_waiting(wave: Wave) -> FreeText | None:
    """One of the texts that nobody has decided on, drawn by lot."""
    keys = waiting(wave).values_list("pk", flat=True)
    found = list(keys)
    return FreeText.objects.filter(pk=_lots.choice(found)).first() if found else None


def waiting(wave: Wave) -> QuerySet[FreeText]:
    """The texts that nobody has decided on."""
    return texts_of(wave).filter(state=FreeText.State.WAITING)


def opened(sealed: bytes | memoryview) -> str:
    """A sealed text; blank where there is none.

    Raises:
        NoKeyError: None of the keys opens it.
    """
    return RING.open(bytes(sealed)).decode() if sealed else ""


def sealed(text: str) -> bytes:
    """A text sealed, without when."""
    return RING.seal_without_time(text.encode())


def themes_in(wave: Wave, question: str) -> dict[str, int]:
    """How many texts of a question each theme has; blank for those without one."""
    decided = texts_of(wave).filter(question=question).exclude(state=FreeText.State.WAITING)
    return dict(Counter(decided.values_list("theme", flat=True)))


def decided_on(wave: Wave, question: str) -> list[Decided]:
    """What has been decided on the texts of a question, in no order that tells anything.

    Raises:
        NoKeyError: None of the keys opens them.
    """
    found = [
        Decided(one.theme, one.state == FreeText.State.KEPT, opened(one.masked))
        for one in texts_of(wave).filter(question=question)
    ]
    _lots.shuffle(found)
    return found


def known_theme(themes: Iterable[str], theme: str) -> str:
    """A theme as it is spelt already, whatever its capital letters."""
    return next((one for one in themes if one.casefold() == theme.casefold()), theme)


def forget(answers_key: UUID) -> None:
    """Deletes all that was written in a wave."""
    FreeText.objects.filter(wave=answers_key).delete()


def forget_published() -> None:
    """Deletes what is left of waves whose themes are published, as after a power cut."""
    left = FreeText.objects.values_list("wave", flat=True).order_by("wave").distinct()
    published = TextThemes.objects.filter(wave__answers_key__in=list(left))
    for key in published.values_list("wave__answers_key", flat=True).distinct():
        forget(key)


def forget_unread() -> None:
    """Deletes texts that nobody may ever read.

    Those to questions that too few have answered, thirty days after the closing; at once whatever
    there is of a wave that was called off or that nothing is told of.
    """
    left = list(FreeText.objects.values_list("wave", flat=True).order_by("wave").distinct())
    waves = Wave.objects.filter(answers_key__in=left)
    for wave in waves.filter(state__in=(Wave.State.CANCELLED, Wave.State.UNTOLD)):
        forget(wave.answers_key)
    for wave in waves.filter(state=Wave.State.PUBLISHED, closed_at__lte=now() - _KEPT_UNREAD):
        texts = FreeText.objects.filter(wave=wave.answers_key)
        texts.exclude(question__in=questions_to_read(wave)).delete()
