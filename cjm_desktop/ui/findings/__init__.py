"""The panel of findings below the map: what the lens shows and asks the room, and its tables."""
