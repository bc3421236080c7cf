"""The map as a table: steps as rows, lanes as columns, for fast typing and for screen readers."""
