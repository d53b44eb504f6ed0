"""Measures how fast arbetsro is: ``python benchmarks/run.py``, or with the letters to measure."""

import argparse

import cycle
import documents
import draws
import overview
import sampling
import searching
import spreadsheet
import startup

QUESTIONS = {
    "a": draws.measure,
    "b": sampling.measure,
    "c": spreadsheet.measure,
    "d": documents.measure,
    "e": startup.measure,
    "f": searching.measure,
    "g": cycle.measure,
    "h": overview.measure,
}


def main() -> None:
    """Measures the questions asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", nargs="*", metavar="a–h", help="what to measure, else all")
    for letter in parser.parse_args().questions or QUESTIONS:
        QUESTIONS[letter]()


if __name__ == "__main__":
    main()
