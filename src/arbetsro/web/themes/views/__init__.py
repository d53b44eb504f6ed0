"""The pages of themes: the clinic's, and an employer's."""
