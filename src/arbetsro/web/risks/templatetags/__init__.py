"""Tags for the pages of risks."""
