"""What a map or a document is called after the file that it comes from or goes to."""

from pathlib import Path


def title_from(path: Path) -> str:
    """The name of a file without its ending, fit to be a title: not every name is Unicode."""
    return path.stem.encode("utf-8", "replace").decode("utf-8")
