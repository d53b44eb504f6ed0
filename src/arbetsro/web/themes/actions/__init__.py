"""What changes who gets themes, publishes them, and takes them further."""

from arbetsro.web.themes.actions.partners import add_partner, remove_partner
from arbetsro.web.themes.actions.publishing import publish_themes
from arbetsro.web.themes.actions.taking import reference_of, take_as_finding

__all__ = ["add_partner", "publish_themes", "reference_of", "remove_partner", "take_as_finding"]
