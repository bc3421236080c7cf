"""The findings panel below the map: what the lens shows and asks, and its tables."""
