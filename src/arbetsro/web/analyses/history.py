"""Earlier versions of an analysis, rebuilt from the changes since."""

from collections.abc import Iterable

from arbetsro.web.analyses.content import Change, Changes, between, undone
from arbetsro.web.analyses.models import Analysis, Version


def content_at(analysis: Analysis, number: int) -> dict[str, object]:
    """What the analysis held in a version.

    Raises:
        Version.DoesNotExist: There is no such version.
    """
    if not 1 <= number <= analysis.version:
        raise Version.DoesNotExist
    content = dict(analysis.content)
    for version in analysis.versions.filter(number__gt=number).order_by("-number").iterator():
        content = undone(content, changes_of(version))
    return content


def changes_of(version: Version) -> Changes:
    """What a version changed."""
    return tuple(Change(**one) for one in version.changes)


def changed_since(analysis: Analysis, number: int) -> set[str]:
    """The addresses that were changed after a version."""
    return {address for address, version in analysis.touched.items() if version > number}


def compared(analysis: Analysis, older: int, newer: int) -> Changes:
    """What changed between two versions, by address."""
    return between(content_at(analysis, older), content_at(analysis, newer))


def together(versions: Iterable[Version]) -> list[list[Version]]:
    """Versions in runs: what one person changed with no more than ten minutes between."""
    runs: list[list[Version]] = []
    for version in versions:
        last = runs[-1][-1] if runs else None
        near = last and abs((last.at - version.at).total_seconds()) < 600
        if last and near and last.by_id == version.by_id and last.kind == version.kind == "changed":
            runs[-1].append(version)
        else:
            runs.append([version])
    return runs
