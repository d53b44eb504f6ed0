"""Runs the commands of the group."""

import re
import shutil
from pathlib import Path

import pytest

from arbetsro.knowledge.library import built_in

from ..conftest import spaced

PROFILES = Path(__file__).parents[3] / "examples" / "recommendations"


@pytest.fixture
def interventions(invoke):
    """Runs a command of the group."""
    return lambda *arguments: invoke("interventions", *arguments)


@pytest.fixture
def shop(folder):
    """The profile of the shop, in the folder."""
    return shutil.copy(PROFILES / "shop.toml", folder / "shop.toml")


def listed(ran):
    """The ids in an answer, in its order; each stands after a dot."""
    words = re.findall(r"· ([a-z-]+)(?= |$)", spaced(ran.out))
    return [word for word in words if word in built_in().entries]
