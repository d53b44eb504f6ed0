"""What is kept of a survey beside the answers, which stand in a store of their own."""

from arbetsro.web.surveys.models.publication import Publication, TextThemes
from arbetsro.web.surveys.models.talk import Talk
from arbetsro.web.surveys.models.wave import Invitation, Place, Wave
from arbetsro.web.surveys.models.wording import LoadedWording

__all__ = ["Invitation", "LoadedWording", "Place", "Publication", "Talk", "TextThemes", "Wave"]
