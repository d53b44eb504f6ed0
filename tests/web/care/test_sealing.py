"""What the care store keeps is sealed: with the newest key, read with any of the ring."""

import json
from collections.abc import Iterator

import pytest
from cryptography.fernet import Fernet
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connections

from arbetsro.web.care.models import Applicant
from arbetsro.web.care.sealing import (
    NoKeyError,
    forget_keys,
    index_of,
    new_key,
    seal,
    seal_anew,
    unseal,
)
from web import clinic


@pytest.fixture(autouse=True)
def _keys() -> Iterator[None]:
    yield
    forget_keys()


@pytest.fixture
def keys(settings, tmp_path):
    """The file of the keys."""
    settings.CARE_KEYS = tmp_path / "keys"
    forget_keys()
    return settings.CARE_KEYS


def in_the_database(applicant: Applicant) -> str:
    with connections["care"].cursor() as cursor:
        cursor.execute("SELECT name FROM care_applicant")
        return cursor.fetchone()[0]


def test_the_database_holds_nothing_that_can_be_read(cast):
    found = clinic.record(cast)
    assert "Alva" not in in_the_database(found)
    assert Applicant.objects.get().name == "Alva Alm"


def test_nothing_sealed_can_be_searched(cast):
    with pytest.raises(FieldError):
        Applicant.objects.filter(name="Alva Alm").exists()


def test_a_key_is_made_once_and_only_its_owner_reads_it(keys):
    token = seal("något")
    forget_keys()
    assert unseal(token) == "något"
    assert keys.stat().st_mode & 0o777 == 0o600
    Fernet(keys.read_text())  # a key, or it raises


def test_an_old_key_opens_what_it_sealed_and_the_newest_seals(keys):
    token = seal({"text": "åäö"})
    old, new = keys.read_text(), new_key()
    keys.write_text(f"{new}\n{old}")
    forget_keys()
    assert unseal(token) == {"text": "åäö"}
    anew = seal_anew(token)
    keys.write_text(new)
    forget_keys()
    assert unseal(anew) == {"text": "åäö"}
    with pytest.raises(NoKeyError):
        unseal(token)


def test_a_process_reads_the_keys_again_when_another_has_sealed_with_a_newer_one(keys):
    seal("first")  # the ring has been read
    newer = new_key()
    keys.write_text(f"{newer}\n{keys.read_text()}")
    token = "sealed:" + Fernet(newer).encrypt(json.dumps("later").encode()).decode()
    assert unseal(token) == "later"


def test_production_makes_no_key_for_itself(keys, settings):
    settings.PRODUCTION = True
    with pytest.raises(NoKeyError):
        seal("något")
    assert not keys.exists()


def test_a_backup_holds_it_sealed_and_is_restored_without_the_keys(cast, keys):
    forget_keys()
    clinic.record(cast)
    line = serializers.serialize("jsonl", Applicant.objects.all())
    assert "Alva" not in line
    Applicant.objects.all().delete()
    right = keys.read_text()
    keys.write_text(new_key())
    forget_keys()
    for row in serializers.deserialize("jsonl", line, using="care"):
        row.save(using="care", force_insert=True)
    with pytest.raises(NoKeyError):
        Applicant.objects.get()
    keys.write_text(right)
    forget_keys()
    assert Applicant.objects.get().name == "Alva Alm"


def test_a_mark_tells_nobody_whose_it_is_and_is_always_the_same():
    assert index_of("account", 1, 7) == index_of("account", 1, 7) != index_of("account", 1, 8)
    assert len(index_of("account", 1, 7)) == 64
