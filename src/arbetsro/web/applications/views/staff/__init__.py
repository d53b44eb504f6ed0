"""The pages of the clinic's staff: the queue and each application."""
