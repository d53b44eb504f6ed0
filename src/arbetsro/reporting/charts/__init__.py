"""The charts: one function a picture, for every way out.

A chart is a Vega-Lite specification with its figures written beside the marks, a sentence that
says what it shows, and the same figures as a table.
"""

from arbetsro.reporting.charts.costs import break_even, cost_by_part, measures_by_kind
from arbetsro.reporting.charts.spread import acceptability, distribution, tornado
from arbetsro.reporting.charts.time import cash_flow, ranking
from arbetsro.reporting.charts.vega import as_png, as_svg

__all__ = [
    "acceptability",
    "as_png",
    "as_svg",
    "break_even",
    "cash_flow",
    "cost_by_part",
    "distribution",
    "measures_by_kind",
    "ranking",
    "tornado",
]
