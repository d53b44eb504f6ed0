"""What holds on a production server."""

import logging
import subprocess
import sys

import pytest

from web.installations import Installation


def test_djangos_own_check_of_a_deployment_finds_nothing(tmp_path):
    settings = {
        "ARBETSRO_ADDRESS": "https://arbetsro.example",
        "ARBETSRO_SECRET_KEY": "8sJ2kd0wPq7Zx4Vb1Nm6Tr9Yu3Io5Ae2Gh7Lc0Fd4Sw8Xz1Qv6Bn",
        "DJANGO_SETTINGS_MODULE": "arbetsro.web.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=Installation(tmp_path, "", settings).environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


SECRET = "9fQk2-token-of-a-letter"


@pytest.mark.parametrize(
    "address",
    [f"/invitation/{SECRET}/", f"/accounts/password/reset/key/1-{SECRET}/", f"/?token={SECRET}",
     f"/nowhere/{SECRET}/"],
)  # fmt: skip
def test_no_key_of_a_letter_is_logged(cast, as_, caplog, address):
    with caplog.at_level(logging.DEBUG):
        as_(None).get(address)
    lines = [
        line for line in caplog.records if line.name.startswith(("arbetsro", "django.request"))
    ]
    assert lines
    assert not any(SECRET in line.getMessage() for line in lines)


def test_no_password_is_logged(cast, as_, caplog):
    with caplog.at_level(logging.INFO):
        as_(None).post("/accounts/login/", {"login": "anna@exempel.se", "password": SECRET})
    assert SECRET not in caplog.text
