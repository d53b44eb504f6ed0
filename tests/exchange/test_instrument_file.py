"""An instrument as a file, held against what reading the file gives."""

import pytest

from arbetsro.exchange.instrument_file import as_toml
from arbetsro.exchange.sheet import NoWordsError, sheet_of
from arbetsro.instruments.instrument import instrument
from arbetsro.instruments.reading import read_instrument


def test_reading_the_file_gives_the_same_instrument(sent):
    of, _ = sent
    assert read_instrument(as_toml(of)) == of


def test_words_that_nobody_has_given_are_not_sent():
    with pytest.raises(NoWordsError):
        sheet_of(instrument("who-5"), None)
