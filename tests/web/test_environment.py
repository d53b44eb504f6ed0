"""Settings from the environment: typed, and loud where one is wrong."""

import os
import subprocess
import sys

import pytest

from arbetsro.web import environment as env
from arbetsro.web.environment import SettingError

NAME = "ARBETSRO_TRIED"


@pytest.fixture(autouse=True)
def nothing_declared(monkeypatch):
    monkeypatch.setattr(env, "DECLARED", {})
    for name in [name for name in os.environ if name.startswith("ARBETSRO_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def given(monkeypatch):
    return lambda value, name=NAME: monkeypatch.setenv(name, value)


def test_what_is_read_is_declared_with_what_a_person_would_write():
    env.flag(NAME, default=True, about="Whether.")
    assert env.DECLARED[NAME] == env.Setting(NAME, "yes | no", "yes", "Whether.")


@pytest.mark.parametrize(("value", "read"), [("", "d"), ("  ", "d"), (" x ", "x")])
def test_a_text(given, value, read):
    given(value)
    assert env.text(NAME, "d", about="") == read


def test_a_choice(given):
    assert env.choice(NAME, ("a", "b"), "a", about="") == "a"
    given("b")
    assert env.choice(NAME, ("a", "b"), "a", about="") == "b"
    given("c")
    with pytest.raises(SettingError, match="write one of a, b"):
        env.choice(NAME, ("a", "b"), "a", about="")


@pytest.mark.parametrize(("value", "read"), [("yes", True), ("NO", False), ("", True)])
def test_a_flag(given, value, read):
    given(value)
    assert env.flag(NAME, default=True, about="") is read


@pytest.mark.parametrize("value", ["1", "true", "ja"])
def test_a_flag_is_yes_or_no(given, value):
    given(value)
    with pytest.raises(SettingError, match="write yes or no"):
        env.flag(NAME, default=True, about="")


def test_a_whole_number(given):
    assert env.whole(NAME, 7, about="") == 7
    given("0012")
    assert env.whole(NAME, 7, about="") == 12


@pytest.mark.parametrize("value", ["-1", "1.5", "many", "²", "٣", "0"])
def test_a_whole_number_is_told_what_it_may_be(given, value):
    given(value)
    with pytest.raises(SettingError, match="write a whole number, 1 or more"):
        env.whole(NAME, 7, least=1, about="")


def test_a_folder_is_absolute(given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert env.folder(NAME, "data", about="") == tmp_path / "data"


def test_a_secret_comes_from_its_variable_or_from_a_file(given, tmp_path):
    assert env.secret(NAME, about="") == ""
    (tmp_path / "secret").write_text("from a file\n", "utf-8")
    given(str(tmp_path / "secret"), f"{NAME}_FILE")
    assert env.secret(NAME, about="") == "from a file"
    assert env.DECLARED[NAME].secret


def test_a_secret_is_not_given_twice(given, tmp_path):
    given("here")
    given(str(tmp_path / "secret"), f"{NAME}_FILE")
    with pytest.raises(SettingError, match="keep one of them") as told:
        env.secret(NAME, about="")
    assert "here" not in str(told.value)


def test_a_secret_file_that_cannot_be_read_is_told(given, tmp_path):
    given(str(tmp_path / "none"), f"{NAME}_FILE")
    with pytest.raises(SettingError, match="cannot be read: No such file"):
        env.secret(NAME, about="")


def test_a_misspelt_name_is_refused_with_the_nearest(given):
    env.text("ARBETSRO_ADDRESS", about="")
    env.refuse_unknown()
    given("x", "ARBETSRO_ADRESS")
    with pytest.raises(SettingError, match=r"ARBETSRO_ADRESS .* Did you mean ARBETSRO_ADDRESS\?"):
        env.refuse_unknown()


def test_the_file_of_a_secret_is_a_setting_and_that_of_another_is_none(given):
    env.secret("ARBETSRO_KEY", about="")
    env.text("ARBETSRO_NAME", about="")
    given("x", "ARBETSRO_KEY_FILE")
    env.refuse_unknown()
    given("x", "ARBETSRO_NAME_FILE")
    with pytest.raises(SettingError):
        env.refuse_unknown()


def read_settings(tmp_path, **given: str) -> subprocess.CompletedProcess:
    """Reads the settings themselves, in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ARBETSRO_")}
    return subprocess.run(
        [sys.executable, "-c", "import arbetsro.web.settings as s; print(s.PRODUCTION)"],
        env={**environment, "ARBETSRO_DATA": str(tmp_path / "data"), **given},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


KEY = {"ARBETSRO_SECRET_KEY": "k" * 50}
PASSWORD = "geheim"
WRONG = {
    "http elsewhere": ({"ARBETSRO_ADDRESS": "http://arbetsro.se"}, "must begin with https"),
    "no address": ({"ARBETSRO_ADDRESS": "arbetsro.se"}, "write for instance https://"),
    "a port that is none": ({"ARBETSRO_ADDRESS": "http://127.0.0.1:x"}, "its port is no number"),
    "no key": ({"ARBETSRO_ADDRESS": "https://arbetsro.se"}, "ARBETSRO_SECRET_KEY is missing"),
    "a short key": ({"ARBETSRO_SECRET_KEY": PASSWORD}, "ARBETSRO_SECRET_KEY is too short"),
    "another database": (
        {"ARBETSRO_DATABASE_URL": f"mysql://a:{PASSWORD}@b/c"}, "must begin with postgresql://",
    ),
    "a password with signs": (
        {"ARBETSRO_DATABASE_URL": f"postgresql://a:{PASSWORD}/x:y@b:5432/c"}, "cannot be read",
    ),
    "half a provider": ({"ARBETSRO_OIDC_SERVER": "https://id.example"}, "ARBETSRO_OIDC_SECRET too"),
}  # fmt: skip


@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_setting_is_named_and_no_secret_is_shown(tmp_path, fault):
    given, words = WRONG[fault]
    done = read_settings(tmp_path, **given)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("arbetsro.web.environment.SettingError: ")
    assert words in last
    assert PASSWORD not in done.stderr


def test_on_this_machine_nothing_needs_to_be_set(tmp_path):
    assert read_settings(tmp_path).stdout == "False\n"
    key = tmp_path / "data/secret-key"
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_text()
    read_settings(tmp_path)
    assert key.read_text() == before


def test_an_address_with_https_is_a_production_server(tmp_path):
    assert read_settings(tmp_path, ARBETSRO_ADDRESS="https://a.example", **KEY).stdout == "True\n"
