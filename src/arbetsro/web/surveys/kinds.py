"""The long work of this app, for the worker to find."""

from arbetsro.web.surveys.letters import send
from arbetsro.web.surveys.publishing import publish
from arbetsro.web.surveys.raising import publish_anew

__all__ = ["publish", "publish_anew", "send"]
