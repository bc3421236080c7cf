"""The JSON form of a workshop file: all records as plain values, images in base64.

    {"format": "cjm-desktop", "version": [1, 1], "map": [{…}], "step": [{…}], …}

Lossless, so that what is written and read again is the same document.
"""
