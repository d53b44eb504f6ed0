"""What is done at visits and with what comes of them."""

from arbetsro.web.visits.actions.ending import end_care
from arbetsro.web.visits.actions.letter import give_letter, write_letter
from arbetsro.web.visits.actions.plan import share_plan, tick_step, write_plan
from arbetsro.web.visits.actions.record import correct_record, sign_record, write_record
from arbetsro.web.visits.actions.room import (
    admit,
    begin_round,
    end_visit,
    enter,
    go_by_telephone,
    go_by_video,
    signal,
    turn_away,
)

__all__ = [
    "admit",
    "begin_round",
    "correct_record",
    "end_care",
    "end_visit",
    "enter",
    "give_letter",
    "go_by_telephone",
    "go_by_video",
    "share_plan",
    "sign_record",
    "signal",
    "tick_step",
    "turn_away",
    "write_letter",
    "write_plan",
    "write_record",
]
