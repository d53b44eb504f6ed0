"""The charts of a case, drawn when the pages are built."""

import base64

from docutils import nodes
from figures import ROOT, analysis_of
from sphinx.util.docutils import SphinxDirective

from arbetsro.reporting import charts


class Chart(SphinxDirective):
    """``{chart} CASE NAME`` shows one of the charts, with its words for those who do not see it."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """The picture as part of the page."""
        case, name = self.arguments
        self.env.note_dependency(str(ROOT / case))
        chart = getattr(charts, name)(analysis_of(case), "en")
        svg = charts.as_svg(chart, "en")
        image = base64.b64encode(svg if isinstance(svg, bytes) else svg.encode()).decode()
        caption, alt = (nodes.Text(text).astext() for text in (chart.table.caption, chart.alt))
        html = (
            f'<figure class="chart"><img alt="{_quoted(alt)}" '
            f'src="data:image/svg+xml;base64,{image}"><figcaption>{_quoted(caption)}</figcaption>'
            "</figure>"
        )
        return [nodes.raw("", html, format="html")]


def _quoted(text: str) -> str:
    marks = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    return "".join(marks.get(letter, letter) for letter in text)
