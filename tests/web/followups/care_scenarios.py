"""The scenarios of follow-ups, for the tests of every action of the care store."""

from collections.abc import Callable

from arbetsro.web.followups import actions
from web import clinic
from web.conftest import Cast

Call = Callable[[], object]


def assigned(cast: Cast) -> Call:
    found = clinic.follow_up(cast)
    return lambda: actions.assign_follow_up(by=cast.klara, follow_up=found, interviewer=cast.ivar)


def attempted(cast: Cast) -> Call:
    found = clinic.follow_up(cast, interviewer=cast.ivar.pk)
    return lambda: actions.note_attempt(by=cast.ivar, follow_up=found, outcome="no_answer")


def answered(cast: Cast) -> Call:
    found = clinic.follow_up(cast, interviewer=cast.ivar.pk)
    return lambda: actions.answer_follow_up(
        by=cast.ivar, follow_up=found, answers={"problem_size": 4}, way="telephone"
    )


def lost(cast: Cast) -> Call:
    found = clinic.follow_up(cast, interviewer=cast.ivar.pk)
    return lambda: actions.lose_follow_up(by=cast.ivar, follow_up=found, because="not_reached")


SCENARIOS = {
    "follow_up.assigned": assigned,
    "follow_up.attempted": attempted,
    "follow_up.answered": answered,
    "follow_up.lost": lost,
}
