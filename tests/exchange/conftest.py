"""Instruments with words to send: the project's own, and others with words made up here."""

import pytest

from arbetsro.instruments.instrument import instrument, instruments
from arbetsro.instruments.wording import read_wording

IDS = [one.id for one in instruments()]


def made_up(of):
    """Words in two languages, with signs that formats have meanings for, and a named answer."""
    if of.has_words():
        return None
    rows = [f"{i.number};Fråga {i.number} & <b> ]]>;Item {{{i.number}}} | x, y" for i in of.items]
    named = f"={of.scale.lowest};Alldeles {of.id};Quite {of.id}"
    return read_wording("\n".join(["number;sv;en", *rows, named]), of)


@pytest.fixture(params=IDS)
def sent(request):
    """An instrument and its words."""
    of = instrument(request.param)
    return of, made_up(of)


@pytest.fixture
def stress():
    """Ten items of which four are turned, all required, scored as a sum."""
    of = instrument("pss-10")
    return of, made_up(of)
