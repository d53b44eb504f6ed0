"""The guided analysis, from the first question to a signed decision."""
