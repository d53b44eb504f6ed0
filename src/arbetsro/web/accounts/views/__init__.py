"""The pages of accounts that are our own."""
