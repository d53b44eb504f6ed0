"""A table as a picture, for slides and pages that others make."""

import json
from importlib.resources import files

from arbetsro.language import Language
from arbetsro.reporting.document import Table

#: The kinds of picture, with what a browser calls them.
PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


def table_picture(table: Table, language: Language, kind: str) -> bytes:
    """The table with its caption as ``svg`` or ``png``."""
    import typst

    content = {
        "language": language,
        "caption": table.caption,
        "header": table.header,
        "rows": table.rows,
        "align": table.align,
        "widths": table.widths,
    }
    found = typst.compile(
        (files(__package__) / "table.typ").read_bytes(),
        format="svg" if kind == "svg" else "png",
        ppi=220,
        sys_inputs={"table": json.dumps(content, ensure_ascii=False)},
        ignore_system_fonts=True,
    )
    assert isinstance(found, bytes)  # noqa: S101 - one page gives one picture
    return found
