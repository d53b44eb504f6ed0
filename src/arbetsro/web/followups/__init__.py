"""The follow-up some months later, by somebody who has had no contact with the person."""
