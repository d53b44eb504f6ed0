"""Nothing passes from the care store to the other but what is published here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import arbetsro.web
from arbetsro.web.frame.stores import APPS, CARE

WEB = Path(arbetsro.web.__file__).parent
#: Modules of other apps that import what belongs to the care store, and why nothing gets out.
KNOWN = {
    "themes/publishing.py",  # counts, through disclosure control
    "access/middleware.py",  # lets somebody in to their own record
    "audit/finding.py",  # asks which store a model belongs to
    "frame/views.py",  # leads somebody on to their own page
    "organisations/views/start.py",  # leads staff of a clinic on to what waits for them
    "accounts/adapters.py",  # asks whether a clinic lets people in
}


def test_only_the_publishing_of_themes_reads_the_care_store_for_another_app():
    found = {str(file.relative_to(WEB)) for file in modules() if imports_care(file)}
    assert found <= KNOWN
    assert "themes/publishing.py" in found


def modules() -> Iterator[Path]:
    """The modules of the apps whose records stand in the other store."""
    for file in WEB.rglob("*.py"):
        app = file.relative_to(WEB).parts[0]
        if app not in APPS[CARE] and file.parent != WEB:
            yield file


def imports_care(file: Path) -> bool:
    care = tuple(f"arbetsro.web.{app}." for app in APPS[CARE])
    return any(f"{name}.".startswith(care) for name in imported(file))


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
