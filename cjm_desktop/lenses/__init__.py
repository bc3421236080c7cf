"""What each lens finds in a map: pure functions of the document.

`findings` puts together what the modules of the lenses (`functional` … `goal`) and those common
to all of them find; `hand_overs` and `coverage` hold the two tables that marks and panels show.
"""
