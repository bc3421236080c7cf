"""The map as an outline: stages, their steps, and what lies at each step, lane by lane."""
