"""A workbench for preventing work-related mental ill-health in Nordic workplaces."""

__version__ = "0.1.0"
