"""Tags for the pages of the knowledge base."""
