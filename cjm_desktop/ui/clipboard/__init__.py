"""Copy, cut and paste: between windows as clippings, to and from other programs as text."""
