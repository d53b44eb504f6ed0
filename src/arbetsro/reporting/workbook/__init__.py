"""The analysis as an Excel workbook with live formulas, for a finance department to work in."""

from arbetsro.reporting.workbook.make import write_workbook

__all__ = ["write_workbook"]
