"""How the service runs: figures of its work, counts only, month by month."""
