"""Spell checking where one types in several lines, with the dictionaries this computer has."""
