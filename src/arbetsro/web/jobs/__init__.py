"""Long work that a worker does while the page shows how far it has come."""
