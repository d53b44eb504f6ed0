"""The knowledge base as documents, for people, and as plain data, for programs."""

from arbetsro.reporting.interventions.around import (
    context_data,
    coverage_data,
    effort_data,
    matrix_data,
    source_data,
)
from arbetsro.reporting.interventions.data import entry_data, recommendation_data
from arbetsro.reporting.interventions.entry import entry_document
from arbetsro.reporting.interventions.provenance import (
    coverage_document,
    resting_on,
    sources_document,
)
from arbetsro.reporting.interventions.recommendation import recommendation_document
from arbetsro.reporting.interventions.surroundings import context_document, practice_document

__all__ = [
    "context_data",
    "context_document",
    "coverage_data",
    "coverage_document",
    "effort_data",
    "entry_data",
    "entry_document",
    "matrix_data",
    "practice_document",
    "recommendation_data",
    "recommendation_document",
    "resting_on",
    "source_data",
    "sources_document",
]
