"""The panel at the right: every field of what is selected, in the control that suits it.

Which fields a record shows is data (`descriptions`); what is selected stands in `subjects`; how
an edit is made in `writing`. The rest puts that on the screen.
"""
