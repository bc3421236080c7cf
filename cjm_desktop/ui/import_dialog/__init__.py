"""The dialog before an import: what was found, how it is read, the map and the report."""
