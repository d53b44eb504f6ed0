"""The charts of a case, drawn when the pages are built."""

import base64
from html import escape
from typing import cast

from docutils import nodes
from figures import ROOT, analysis_of
from sphinx.util.docutils import SphinxDirective

from arbetsro.economics.analysis import Analysis
from arbetsro.reporting import charts
from arbetsro.reporting.document import Chart as Picture

_OF_UNCERTAINTY = ("acceptability", "distribution")


class Chart(SphinxDirective):
    """``{chart} CASE NAME`` shows one of the charts, with its words for those who do not see it."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """The picture as part of the page."""
        case, name = self.arguments
        self.env.note_dependency(str(ROOT / case))
        chart = _drawn(name, analysis_of(case))
        svg = charts.as_svg(chart, "en")
        image = base64.b64encode(svg if isinstance(svg, bytes) else svg.encode()).decode()
        html = (
            f'<figure class="chart"><img alt="{escape(chart.alt)}" '
            f'src="data:image/svg+xml;base64,{image}"><figcaption>{escape(chart.table.caption)}</figcaption>'
            "</figure>"
        )
        return [nodes.raw("", html, format="html")]


def _drawn(name: str, analysis: Analysis) -> Picture:
    """The chart of this name; some show the whole analysis and some only its uncertainty."""
    subject = analysis.uncertainty if name in _OF_UNCERTAINTY else analysis
    chart = getattr(charts, name)(subject, "en")
    if chart is None:
        raise ValueError(f"the case has nothing to show in {name}")
    return cast(Picture, chart)
