"""The long work of this app, for the worker to find."""

from arbetsro.web.surveys.publishing import publish

__all__ = ["publish"]
