"""Who in the program may reach the answers: few, and no page by itself."""

import ast
from pathlib import Path

WEB = Path(__file__).parents[3] / "src" / "arbetsro" / "web"
#: What may be asked of the store of answers, and by whom. Single sheets come out in one place,
#: inside the store, on their way into the frozen file.
MAY = {
    "arbetsro.web.answers.models.Sheet": set(),
    "arbetsro.web.answers.models.Received": set(),
    "arbetsro.web.answers.sealing.unseal_sheet": set(),
    "arbetsro.web.answers.freezing.freeze_all": {"surveys/publishing.py"},
    # How well areas measure is told of everybody at once, and beside the publication.
    "arbetsro.web.answers.freezing.frozen_file": {"surveys/publishing.py", "surveys/measured.py"},
}


def test_nothing_outside_the_store_reads_a_single_sheet() -> None:
    found: dict[str, set[str]] = {name: set() for name in MAY}
    for file in WEB.rglob("*.py"):
        if file.parts[len(WEB.parts)] == "answers":
            continue
        for name in _imported(file):
            if name in found:
                found[name].add(file.relative_to(WEB).as_posix())
    assert {name: files - MAY[name] for name, files in found.items() if files - MAY[name]} == {}


def _imported(file: Path) -> set[str]:
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    return {
        f"{node.module}.{one.name}"
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module
        for one in node.names
    }
