"""The whole analysis of a case, with its uncertainty, kept for those who look at it again."""

from functools import lru_cache

from arbetsro.economics.analysis import Analysis, analyse
from arbetsro.economics.case import Case
from arbetsro.economics.case_file import parse_case, write_case


def analysed(case: Case) -> Analysis:
    """The analysis of a case; the same case is analysed once by each process."""
    return _analysed(write_case(case))


@lru_cache(maxsize=64)
def _analysed(text: str) -> Analysis:
    return analyse(parse_case(text))
