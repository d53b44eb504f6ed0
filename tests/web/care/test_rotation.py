"""Sealing anew with a new key, while the workbench is in use."""

from pathlib import Path

import pytest

from arbetsro.web.applications.models import Application
from arbetsro.web.care import rotation
from arbetsro.web.care.key_file import add_key
from arbetsro.web.care.models import Applicant
from arbetsro.web.care.sealing import NoKeyError, forget_keys, key_lines
from web import clinic as rows


@pytest.fixture
def keys(settings, tmp_path):
    settings.CARE_KEYS = tmp_path / "care-keys"
    forget_keys()
    yield settings.CARE_KEYS
    forget_keys()


def rotated():
    return list(rotation.reseal())[-1]


def opened_by():
    return sum(rotation.by_key().values(), start=type(next(iter(rotation.by_key().values())))())


def test_after_a_rotation_the_newest_key_opens_everything_alone(cast, keys: Path):
    rows.written(cast)
    rows.plan(cast, Application.objects.get())
    before = opened_by()
    assert set(before) == {0}
    assert add_key(keys) == 2
    assert opened_by() == {1: before[0]}
    done = rotated()
    assert (done.anew, done.shut) == (before[0], 0)
    keys.write_text(key_lines(keys.read_text())[0])
    forget_keys()
    assert Applicant.objects.get().name == "Alva Alm"
    assert rotated().anew == 0  # broken off or done: it begins where something is left


def test_what_somebody_writes_meanwhile_is_not_lost(cast, keys: Path, monkeypatch):
    """The row is changed, still with the old key, between the reading and the writing."""
    rows.record(cast)
    old = keys.read_text()
    add_key(keys)
    both, seal_anew = keys.read_text(), rotation.seal_anew

    def changed_first(token: str) -> str:
        monkeypatch.setattr(rotation, "seal_anew", seal_anew)
        with_keys(keys, old)
        Applicant.objects.update(name="Alva Ek", contact={"telephone": "1"})
        with_keys(keys, both)
        return seal_anew(token)

    monkeypatch.setattr(rotation, "seal_anew", changed_first)
    rotated()
    found = Applicant.objects.get()
    assert (found.name, found.telephone) == ("Alva Ek", "1")
    assert set(opened_by()) == {0}


def test_a_lost_key_loses_nothing_else_and_is_told(cast, keys: Path):
    rows.record(cast)
    lost = keys.read_text()
    keys.unlink()
    forget_keys()
    assert rotated().shut == 2  # name and contact
    with pytest.raises(NoKeyError):
        str(Applicant.objects.get().name)
    with_keys(keys, f"{keys.read_text()}\n{lost}")
    assert Applicant.objects.get().name == "Alva Alm"


def with_keys(file: Path, text: str) -> None:
    file.write_text(text)
    forget_keys()
