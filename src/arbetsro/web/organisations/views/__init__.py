"""The pages of an organisation and of the installation."""
