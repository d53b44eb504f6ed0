"""The forms of accounts: those of allauth in our words, and our own."""
