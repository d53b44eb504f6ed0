"""Applications and messages."""

from arbetsro.web.applications.models.application import Application
from arbetsro.web.applications.models.message import Message

__all__ = ["Application", "Message"]
