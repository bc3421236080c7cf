"""The marks of the lenses: what each draws above the rows, and no other does."""
