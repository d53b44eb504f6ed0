"""Whole ways through the workbench, as people go them in a browser."""
