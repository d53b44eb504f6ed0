"""Figures of the documents that an employer must have, as the page of them tells it."""

from arbetsro.web.oversight.counting.scope import Counted, Scope
from arbetsro.web.policies.needed import needed


def count(scope: Scope) -> Counted:
    """The figures of documents."""
    found = needed(scope.unit.organisation, scope.unit, "document")
    there = [policy for one in found.needs for policy in (*one.documents, *one.below)]
    yield scope.now("documents_missing", len(found.missing), len(found.needs))
    yield scope.now("documents_to_review", len(found.to_review), len(there))
