"""What can be done to yearly follow-ups, to what is told by hand, and to packs for the board."""

from arbetsro.web.oversight.actions.conditions import tell_conditions
from arbetsro.web.oversight.actions.operations import tell_figure
from arbetsro.web.oversight.actions.packs import keep_board_file, make_board_pack
from arbetsro.web.oversight.actions.years import (
    close_year,
    reopen_year,
    save_year,
    sign_year,
    start_year,
)

__all__ = [
    "close_year",
    "keep_board_file",
    "make_board_pack",
    "reopen_year",
    "save_year",
    "sign_year",
    "start_year",
    "tell_conditions",
    "tell_figure",
]
