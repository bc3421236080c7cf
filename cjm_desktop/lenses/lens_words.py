"""What each lens asks of a map, and what it cannot see: the words of the method, in one place."""

from collections.abc import Mapping
from types import MappingProxyType

from cjm_desktop.language import Text, text
from cjm_desktop.model.records import Lens

LENS_QUESTION: Mapping[Lens, Text] = MappingProxyType(
    {
        "functional": text("Who holds the customer?"),
        "outcome": text("What does the business want here?"),
        "interactive": text("What does the customer decide about the product, and what helps?"),
        "activity": text("What does the customer do, step by step?"),
        "goal": text("What is the customer trying to achieve, whoever serves it?"),
    }
)
"""The question that a lens puts to the whole map."""

LENS_BLIND_SPOT: Mapping[Lens, Text] = MappingProxyType(
    {
        "functional": text(
            "Each department plans its own piece; what lies between two pieces falls into the hole."
        ),
        "outcome": text(
            "The stages are goals of the business, so this is still an inside view, and often the "
            "departments in disguise."
        ),
        "interactive": text(
            "It looks centred on the customer but is centred on the product: the customer is "
            "someone who helps us reach our goal."
        ),
        "activity": text(
            "It jumps from touchpoint to touchpoint and easily skips what is no touchpoint."
        ),
        "goal": text(
            "It belongs to no department, so what is asked here is easily left for somebody else."
        ),
    }
)
"""What each lens easily overlooks, in a sentence."""
