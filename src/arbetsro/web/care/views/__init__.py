"""The pages of a clinic as a whole: opening a record, its settings and texts, the log."""
