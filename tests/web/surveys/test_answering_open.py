"""While a survey is open nothing is told of its answers, and nothing that protects them changes."""

from uuid import uuid4

import pytest
from django.urls import reverse

from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.surveys.actions.planning import change_questions
from arbetsro.web.surveys.actions.raising import raise_threshold
from arbetsro.web.surveys.models import Wave
from web import surveys_rows
from web.access.addresses import addresses
from web.conftest import AsPerson, Cast

pytestmark = pytest.mark.django_db
#: What stands in the addresses of results, files and texts beside the wave.
OTHERS = {
    "organisation": "demo",
    "kind": "xlsx",
    "variable": "o_own1",
    "name": "areas",
    "what": "svg",
}


def test_every_page_and_file_of_an_open_survey_gives_nothing(cast: Cast, as_: AsPerson) -> None:
    wave = surveys_rows.answered(surveys_rows.opened(cast))
    values = {**OTHERS, "wave": wave.pk, "unit": cast.north.pk, "text": uuid4()}
    asked = 0
    for address, forms in addresses().items():
        if not address.startswith(("survey_results:", "survey_files:", "survey_texts:")):
            continue
        for arguments in forms:
            if "wave" not in arguments:
                continue
            path = reverse(address, kwargs={name: values[name] for name in arguments})
            for who in (cast.anna, cast.karin, cast.mats, cast.siv, cast.vera, cast.tyra):
                assert as_(who).get(path).status_code in (302, 403, 404, 405, 410), path
                asked += 1
    assert asked > 60


def test_what_is_asked_and_the_threshold_cannot_be_changed_while_it_is_open(cast: Cast) -> None:
    wave = surveys_rows.opened(cast)
    before = Wave.objects.values().get()
    with pytest.raises(Refusal):
        change_questions(by=cast.anna, wave=wave, edit=lambda plan: plan)
    for threshold in (5, 20):
        with pytest.raises(Refusal):
            raise_threshold(by=cast.anna, wave=wave, threshold=threshold, back_to="/")
    assert Wave.objects.values().get() == before


def test_a_threshold_is_never_lowered(cast: Cast) -> None:
    wave = surveys_rows.published(cast, threshold=6).wave
    for threshold in (5, 6):
        with pytest.raises(Refusal):
            raise_threshold(by=cast.anna, wave=wave, threshold=threshold, back_to="/")
