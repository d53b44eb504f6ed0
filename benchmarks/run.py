"""Measures how fast arbetsro is: ``python benchmarks/run.py``, or with the letters to measure."""

import argparse
import subprocess
import sys

import answers
import counselling
import cycle
import disclosing
import documents
import draws
import overview
import sampling
import searching
import spreadsheet
import startup
import taking_in

QUESTIONS = {
    "a": draws.measure,
    "b": sampling.measure,
    "c": spreadsheet.measure,
    "d": documents.measure,
    "e": startup.measure,
    "f": searching.measure,
    "g": cycle.measure,
    "h": overview.measure,
    "i": counselling.measure,
    "j": disclosing.measure,
    "k": answers.measure,
    "l": taking_in.measure,
}


def main() -> None:
    """Measures the questions asked for, or all, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="*", metavar="a–l", help="what to measure, else all")
    letters = parser.parse_args().questions or list(QUESTIONS)
    if len(letters) == 1:
        QUESTIONS[letters[0]]()
        return
    for letter in letters:
        # Django is set up once a process, for one database.
        subprocess.run([sys.executable, __file__, letter], check=True)


if __name__ == "__main__":
    main()
