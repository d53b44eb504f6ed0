"""Every text of the counselling content, with the place where it stands."""

from dataclasses import fields, is_dataclass

from arbetsro.counselling.crisis import crisis
from arbetsro.counselling.guide import guide
from arbetsro.counselling.pages import advice, information
from arbetsro.counselling.plan_kinds import plan_kinds
from arbetsro.counselling.themes import themes
from arbetsro.instruments.instrument import instrument
from arbetsro.language import Text


def texts():
    """All of them."""
    rooms = {
        "guide": guide(),
        "plan_kinds": plan_kinds(),
        "themes": themes(),
        "advice": advice(),
        "information": information(),
        "crisis": crisis(),
        "smbm-12": instrument("smbm-12"),
    }
    return [placed for name, given in rooms.items() for placed in _in(given, name)]


def _in(given, place):
    if isinstance(given, Text):
        yield place, given
    elif is_dataclass(given):
        for one in fields(given):
            yield from _in(getattr(given, one.name), f"{place}.{one.name}")
    elif isinstance(given, dict):
        for key, value in given.items():
            yield from _in(value, f"{place}.{key}")
    elif isinstance(given, tuple):
        for i, value in enumerate(given, 1):
            yield from _in(value, f"{place}.{i}")
