"""The story of a lens on paper: the map, and beneath it in columns what the lens asks and finds.

`pieces` puts the words into lines, `flow` the lines into columns, `pages` both onto pages.
"""
