"""Small parts that the directives build pages of."""

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective


class FromContent(SphinxDirective):
    """A directive whose page is read anew each time, since content files may have changed."""

    def run(self) -> list[nodes.Node]:
        """What the directive makes."""
        self.env.note_reread()
        return self.made()

    def made(self) -> list[nodes.Node]:
        """What the directive makes, for a page that is read anew."""
        raise NotImplementedError


#: What a cell or a field may hold: plain text, or nodes.
Content = str | nodes.Node | Sequence["str | nodes.Node"]


def as_nodes(content: Content) -> list[nodes.Node]:
    """The content as inline nodes; text between backticks becomes code."""
    if isinstance(content, str):
        pieces = content.split("`")
        return [
            nodes.literal(text=piece) if i % 2 else nodes.Text(piece)
            for i, piece in enumerate(pieces)
            if piece
        ]
    if isinstance(content, nodes.Node):
        return [content]
    return [node for part in content for node in as_nodes(part)]


def paragraph(*content: Content) -> nodes.paragraph:
    """A paragraph."""
    return nodes.paragraph("", "", *as_nodes(content))


def section(name: str, title: str, *body: nodes.Node) -> nodes.section:
    """A section that other pages can link to by ``name``."""
    return nodes.section(
        "", nodes.title(text=title), *body, ids=[nodes.make_id(name)], names=[name.lower()]
    )


def fields(pairs: Iterable[tuple[str, Content]]) -> nodes.field_list:
    """A list of named facts."""
    return nodes.field_list(
        "",
        *(
            nodes.field("", nodes.field_name(text=name), nodes.field_body("", paragraph(content)))
            for name, content in pairs
        ),
    )


def table(
    header: Sequence[str], rows: Iterable[Sequence[Content]], widths: Sequence[int]
) -> nodes.table:
    """A table with a header row; the first column names the row."""
    group = nodes.tgroup(cols=len(header))
    group += [nodes.colspec(colwidth=width) for width in widths]
    group += nodes.thead("", _row(header))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group)


def _row(cells: Sequence[Content]) -> nodes.row:
    return nodes.row(
        "",
        *(
            nodes.entry("", paragraph(cell), classes=["stub"] if i == 0 else [])
            for i, cell in enumerate(cells)
        ),
    )


def link_to_row(code: str) -> pending_xref:
    """A link to the place where a row is described."""
    return pending_xref(
        "",
        nodes.inline(text=code),
        refdomain="std",
        reftype="ref",
        reftarget=f"row-{code.lower()}",
        refexplicit=True,
        refwarn=True,
    )
