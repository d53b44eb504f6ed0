"""(e) How long it takes to begin: the import, and the command line's help."""

import subprocess
import sys
from functools import partial

from measuring import ARBETSRO, in_turn, show, told

REPETITIONS = 10
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    'python -c "import arbetsro"': [sys.executable, "-c", "import arbetsro"],
    "arbetsro --help": [ARBETSRO, "--help"],
}


def measure() -> None:
    """Prints seconds of whole processes, beside those of Python itself."""
    run = partial(subprocess.run, check=True, capture_output=True)
    times = in_turn([partial(run, command) for command in COMMANDS.values()], REPETITIONS)
    show(
        "(e) Beginning; goal: under 0.3 s",
        ("", "median", "quartiles"),
        [(name, *told(one)) for name, one in zip(COMMANDS, times, strict=True)],
    )
