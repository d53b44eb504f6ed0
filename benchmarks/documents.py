"""(d) The PDF of the worked example: the next ones of a process, its first, and by command."""

import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from measuring import ARBETSRO, EXAMPLE, Way, in_turn, seconds, show, told

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case_file import read_case

REPETITIONS = 10


def measure() -> None:
    """Prints seconds.

    Cold is the first document of a process. Warm is one after others, with figures of its own, so
    that its pictures are drawn anew.
    """
    first, *others = [_maker(seed) for seed in range(REPETITIONS + 1)]
    first()
    warm = [seconds(make) for make in others]
    cold = [_first_of_a_process() for _ in range(REPETITIONS)]
    with tempfile.TemporaryDirectory() as folder:
        command = [ARBETSRO, "analyse", EXAMPLE, "--pdf", Path(folder) / "case.pdf"]
        run = partial(subprocess.run, command, check=True, capture_output=True)
        (whole,) = in_turn([run], REPETITIONS)
    show(
        "(d) The PDF of the worked example; goal: under 1 s warm",
        ("", "median", "quartiles"),
        [
            ("warm", *told(warm)),
            ("cold, with the import of its libraries", *told(cold)),
            ("arbetsro analyse CASE --pdf FILE, all of it", *told(whole)),
        ],
    )


def _maker(seed: int) -> Way:
    case = read_case(EXAMPLE)
    analysis = analyse(replace(case, sampling=replace(case.sampling, seed=seed)))

    def make() -> object:
        from arbetsro.reporting.decision import decision_document
        from arbetsro.reporting.pdf import as_pdf

        return as_pdf(decision_document(analysis, "sv", made=date(2026, 1, 1)))

    return make


def _first_of_a_process() -> float:
    """What this file prints when it is run by itself."""
    run = subprocess.run([sys.executable, __file__], check=True, capture_output=True)
    return float(run.stdout)


if __name__ == "__main__":
    print(seconds(_maker(1)))
