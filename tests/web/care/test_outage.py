"""The care store is away, or its keys do not fit: nothing is lost, nobody is let in, it is told."""

import pytest
from cryptography.fernet import Fernet
from django.db import OperationalError, connections

from arbetsro.web.care.models import Applicant
from arbetsro.web.care.sealing import forget_keys
from web import clinic


@pytest.fixture
def away():
    """The care store does not answer for as long as this is open."""

    def refuse(*args):
        raise OperationalError("connection refused")

    return lambda: connections["care"].execute_wrapper(refuse)


@pytest.fixture
def keys(settings, tmp_path):
    """The file of the keys, for this test only."""
    settings.CARE_KEYS = tmp_path / "keys"
    forget_keys()
    yield settings.CARE_KEYS
    forget_keys()


def test_while_the_store_is_away_its_pages_say_so_and_everything_else_goes_on(cast, as_, away):
    clinic.application(cast)
    klara, anna = as_(cast.klara), as_(cast.anna)
    klara.raise_request_exception = False
    with away():
        told = klara.get("/o/kliniken/applications/")
        other = anna.get("/o/demo/")
    assert told.status_code == 503
    assert "svarar inte just nu" in told.content.decode()
    assert other.status_code == 200
    assert "Alva" in klara.get("/o/kliniken/applications/").content.decode()


def test_with_other_keys_nobody_reads_anything_and_with_the_right_ones_all_is_there(
    cast, as_, keys
):
    clinic.application(cast)
    right = keys.read_text()
    keys.write_text(Fernet.generate_key().decode())
    forget_keys()
    told = as_(cast.klara).get("/o/kliniken/applications/")
    assert told.status_code == 503
    assert "Uppgifterna kan inte öppnas" in told.content.decode()
    keys.write_text(right)
    forget_keys()
    assert Applicant.objects.get().name == "Alva Alm"
    assert as_(cast.klara).get("/o/kliniken/applications/").status_code == 200
