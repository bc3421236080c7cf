"""A desktop tool for mapping customer journeys in a workshop, on one laptop, with no network."""

__version__ = "0.1.0"
