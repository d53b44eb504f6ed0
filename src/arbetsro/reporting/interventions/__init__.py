"""Documents of the knowledge base: an entry, a context, common practice, a recommendation."""

from arbetsro.reporting.interventions.data import entry_data, recommendation_data
from arbetsro.reporting.interventions.entry import entry_document
from arbetsro.reporting.interventions.recommendation import recommendation_document
from arbetsro.reporting.interventions.surroundings import context_document, practice_document

__all__ = [
    "context_document",
    "entry_data",
    "entry_document",
    "practice_document",
    "recommendation_data",
    "recommendation_document",
]
