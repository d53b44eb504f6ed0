"""Messages are found by key and filled with values."""

import pytest

from arbetsro.language import say
from arbetsro.language.catalogue import areas, catalogue


def test_a_message_is_said_in_the_language_asked_for():
    said = [say("faults.place_sheet", language, sheet="C") for language in ("sv", "en", "da")]
    assert said == ["blankett C", "sheet C", "skema C"]


def test_a_message_that_takes_no_values_may_hold_braces_of_its_own():
    key, text = next(
        (f"{area}.{name}", text)
        for area in areas()
        for name, text in catalogue(area).items()
        if "{" not in text.sv
    )
    assert say(key, "sv") == text.sv


@pytest.mark.parametrize("key", ["faults.no_such_message", "no_such_area.title"])
def test_an_unknown_key_is_an_error(key):
    with pytest.raises(KeyError):
        say(key, "sv")


def test_a_value_that_is_not_given_is_an_error():
    with pytest.raises(KeyError, match="column"):
        say("faults.not_toml", "en", line=3)


def test_every_content_file_is_an_area():
    assert areas() == sorted(areas())
    assert {"faults", "report", "cli", "charts", "template", "workbook"} <= set(areas())
