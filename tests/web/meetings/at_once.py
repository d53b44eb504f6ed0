"""What happens when many telephones and people act at the same moment.

It is done in a process and database of its own, since the log of an installation cannot be emptied.
"""

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import connection

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.letters import give_reply
from arbetsro.web.investigations.actions.meetings import (
    close_dots,
    give_dots,
    note_card,
    open_dots,
)
from arbetsro.web.investigations.models import Asking, Letter, Meeting, Reply
from web.conftest import Cast, everybody
from web.meetings.gatherings import asked, card, meeting

TELEPHONES = 12
Act = Callable[[], object]


def at_once(*acts: Act) -> list[str]:
    """What came of each: what it gave, or the code of what stopped it."""
    gate = threading.Barrier(len(acts))

    def run(act: Act) -> str:
        try:
            gate.wait(timeout=20)
            return str(act())
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def _giving(cast: Cast, unit: str) -> tuple[Meeting, Callable[[str], object]]:
    of = open_dots(by=cast.anna, meeting=meeting(cast, unit))
    chosen = [card(of, "pace"), card(of, "staffing")]
    return of, lambda telephone: give_dots(meeting=of, telephone=telephone, cards=chosen)


def _told(of: Meeting, outcomes: list[str]) -> dict[str, object]:
    return {
        "outcomes": outcomes,
        "dots": {one.card: one.dots for one in of.cards.exclude(card="")},
        "telephones": of.ballots.count(),
    }


def many_telephones(cast: Cast) -> dict[str, object]:
    of, give = _giving(cast, "home_care")
    return _told(of, at_once(*(partial(give, str(number)) for number in range(TELEPHONES))))


def one_telephone_many_times(cast: Cast) -> dict[str, object]:
    of, give = _giving(cast, "north")
    return _told(of, at_once(*[partial(give, "a")] * 6))


def closing_while_dots_are_given(cast: Cast) -> dict[str, object]:
    of, give = _giving(cast, "south")
    calls = [partial(give, str(number)) for number in range(8)]
    outcomes = at_once(*calls[:4], lambda: bool(close_dots(by=cast.anna, meeting=of)), *calls[4:])
    return _told(of, outcomes)


def two_who_note(cast: Cast) -> dict[str, object]:
    of = meeting(cast, "root")
    pace = of.cards.get(card="pace")
    note = partial(note_card, by=cast.siv, card=pace, seen=0)
    outcomes = at_once(*(partial(note, cause=f"Orsak {number}") for number in range(4)))
    pace.refresh_from_db()
    return {"outcomes": outcomes, "cause": pace.cause, "version": pace.version}


def many_replies(cast: Cast) -> dict[str, object]:
    asking: Asking = asked(cast)
    first = asking.investigation.questions.first()
    letters = list(Letter.objects.all())
    calls = [
        partial(give_reply, letter=one, answers={first.pk: f"Svar {number}"})
        for number, one in enumerate(letters)
    ]
    outcomes = at_once(*calls, calls[0])
    return {"outcomes": outcomes, "texts": sorted(Reply.objects.values_list("text", flat=True))}


SCENES = (
    many_telephones, one_telephone_many_times, closing_while_dots_are_given, two_who_note,
    many_replies,
)  # fmt: skip


def main() -> None:
    """Writes what came of every scene."""
    cast = everybody()
    sys.stdout.write(json.dumps({scene.__name__: scene(cast) for scene in SCENES}))
