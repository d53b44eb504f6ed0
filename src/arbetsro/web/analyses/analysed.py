"""The whole analysis of a case, with its uncertainty, kept for those who look at it again."""

from functools import lru_cache

from arbetsro.economics.analysis import Analysis, analyse
from arbetsro.economics.case_file import parse_case


@lru_cache(maxsize=64)
def analysed(case: str) -> Analysis:
    """The analysis of a case, given as the text of its file; made once by each process."""
    return analyse(parse_case(case))
