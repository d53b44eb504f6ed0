"""What a pack for the board holds, how it is kept, and its chapters."""
