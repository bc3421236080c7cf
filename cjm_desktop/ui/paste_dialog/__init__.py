"""The dialog that asks what the columns of a pasted table mean, with the map they would make."""
