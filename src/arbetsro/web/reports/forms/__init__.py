"""The forms of reports: the open one, and those of the people who receive."""
