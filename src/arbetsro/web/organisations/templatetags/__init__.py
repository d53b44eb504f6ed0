"""Tags for the pages of organisations."""
