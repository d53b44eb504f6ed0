"""The knowledge base in the browser: finding, reading, recommendation, and own entries."""
