"""LibreOffice, which calculates the workbooks as a finance department's program would."""

import os
import shutil
import subprocess
import warnings
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest

#: LibreOffice trusts the values that a file says it has, unless its profile tells it not to.
_RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
"""

Recalculate = Callable[[bytes], openpyxl.Workbook]


@pytest.fixture(scope="session")
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None and os.environ.get("CI"):
        pytest.fail("LibreOffice (soffice) is not installed, and CI is to recalculate workbooks.")
    if found is None:
        pytest.skip("LibreOffice (soffice) is not installed, so no workbook is recalculated.")
    return found


@pytest.fixture(scope="session")
def recalculate(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Recalculate:
    """Gives the workbook that LibreOffice makes of a file after calculating every formula."""
    profile = tmp_path_factory.mktemp("profile")
    (profile / "user").mkdir()
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(_RECALCULATE_ALWAYS, "utf-8")

    @cache
    def run(content: bytes) -> openpyxl.Workbook:
        folder = tmp_path_factory.mktemp("workbook")
        (folder / "book.xlsx").write_bytes(content)
        done = folder / "done"
        command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "xlsx", "--outdir", str(done), str(folder / "book.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        with warnings.catch_warnings():
            # openpyxl tells what it cannot keep of LibreOffice's files; only values are read here.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(done / "book.xlsx", data_only=True)

    return run
