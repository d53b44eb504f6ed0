"""The settings of the workbench, read from where they are read."""

import os
import tempfile
from unittest import mock

from docutils import nodes
from parts import table
from sphinx.util.docutils import SphinxDirective


class Settings(SphinxDirective):
    """``{settings}`` lists every environment variable that the workbench reads."""

    def run(self) -> list[nodes.Node]:
        """A table."""
        rows = [
            (f"`{one.name}`", one.kind, f"`{one.default}`" if one.default else "–", _about(one))
            for one in declared()
        ]
        head = ("Variable", "What to write", "Otherwise", "What it does")
        return [table(head, rows, (28, 14, 18, 40))]


def declared() -> list:
    """Every setting, in the order in which they are read."""
    # Reading the settings makes a folder for a key, unless there is one.
    own = {k: v for k, v in os.environ.items() if not k.startswith("ARBETSRO_")}
    own |= {"ARBETSRO_SECRET_KEY": "x" * 50, "ARBETSRO_DATA": tempfile.gettempdir()}
    with mock.patch.dict(os.environ, own, clear=True):
        import arbetsro.web.settings  # noqa: F401 - it declares what it reads
        from arbetsro.web.environment import DECLARED
    return list(DECLARED.values())


def _about(one) -> str:  # noqa: ANN001 - the kind is imported late
    also = f" Secret: `{one.name}_FILE` may name a file that holds it instead."
    return one.about + (also if one.secret else "")
