"""The controls of the inspector: each shows one value and says when it is changed by hand."""
