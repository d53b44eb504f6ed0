"""The pages of hours and times: the clinic's, and the person's own."""
