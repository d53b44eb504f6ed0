"""Published values that people ask for instead of a figure of their own."""

import pytest

from arbetsro.economics.declared import reference_values
from arbetsro.web.analyses.entry import EntryError, read_reference, written
from arbetsro.web.analyses.fields import field_at


class TestReferenceValues:
    def test_are_used_in_the_rows_that_they_are_for(self):
        field = field_at("C12")
        kept = read_reference(field, "short-absence-share-recommended")
        assert kept == {"reference": "short-absence-share-recommended"}
        assert written(field, kept, "sv") == "6"  # the method's six percent

    def test_may_be_used_wherever_they_say(self):
        for one in reference_values().values():
            for code in one.rows:
                assert read_reference(field_at(code), one.id) == {"reference": one.id}

    @pytest.mark.parametrize(
        ("address", "wanted"),
        [
            ("C15", "short-absence-share-recommended"),  # a value for another row
            ("C12", "no-such-value"),
            ("C12", ""),
            ("title", "short-absence-share-recommended"),
            ("A4", "short-absence-share-recommended"),
            ("discount_rate", "short-absence-share-recommended"),
        ],
    )
    def test_are_refused_elsewhere(self, address, wanted):
        with pytest.raises(EntryError) as error:
            read_reference(field_at(address), wanted)
        assert error.value.code == "no_such_reference"
