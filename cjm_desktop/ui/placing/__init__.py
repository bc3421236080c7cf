"""Placing steps in the stages of a lens: chosen, confirmed, proposed with a preview."""
