"""What the clinic says at danger: numbers that can be rung, each with whom one reaches."""

import pytest

from arbetsro.web.care.models import Clinic
from web import clinic as rows

CRISIS = "/o/kliniken/care/crisis/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"number0": "abc", "number0.sv": "Jouren"}, "number0"),
        ({"number0": "90101"}, "number0"),
        ({"number1.sv": "Jouren"}, "number1"),
    ],
)
def test_a_number_that_cannot_be_rung_or_has_no_name_is_not_shown_to_anybody(
    given, field, cast, as_
):
    rows.clinic(cast)
    answer = as_(cast.kim).post(CRISIS, given)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Clinic.objects.get().crisis == {}


@pytest.mark.django_db
def test_the_shortest_number_there_is_can_be_given(cast, as_):
    rows.clinic(cast)
    assert as_(cast.kim).post(CRISIS, {"number0": "112", "number0.sv": "Nöd"}).status_code == 302
    assert Clinic.objects.get().crisis["numbers"][0]["number"] == "112"
