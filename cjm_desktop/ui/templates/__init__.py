"""Beginning with a template, keeping one of one's own, and what new maps begin with."""
