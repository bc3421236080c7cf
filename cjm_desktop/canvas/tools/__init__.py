"""The gestures of the canvas, one object each: press starts it, Escape cancels it."""
