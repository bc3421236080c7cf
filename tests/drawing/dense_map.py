"""A map as full as those that teams make: 18 steps, 11 lanes, 70 cards, two curves with quotes."""

from collections.abc import Iterator

from cjm_desktop.model.document import Document
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import (
    Amount,
    Curve,
    Feeling,
    Journey,
    Lane,
    Lens,
    Note,
    Persona,
    Placement,
    Record,
    Stage,
    Step,
    Touchpoint,
)

STEPS = (
    # title, from, to, moment of truth, believed, measured, quote
    ("Gets a shocking heating bill", -120, None, False, -1.4, -1.2, "That was a month's rent!"),
    ("Talks to the neighbours", -110, -100, False, 0.4, 0.6, ""),
    ("Reads up on heat pumps", -95, -80, False, 0.2, -0.3, "Everyone says something else."),
    ("Tries the savings calculator", -78, None, False, 1.1, 0.2, "So we would save 11,000 a year?"),
    ("Asks three companies for offers", -75, -70, False, 0.6, 0.4, ""),
    ("Has a visit from an adviser", -61, None, True, 1.6, 1.8, "She listened before she sold."),
    ("Compares offers at the kitchen table", -60, -45, False, -0.5, -1.0,
     "I cannot lay these three beside each other."),
    ("Applies for the subsidy", -44, None, False, -1.5, -1.9, "Form 3 asks for form 5."),
    ("Talks to the bank", -40, -33, False, -0.2, -0.6, ""),
    ("Signs the contract", -30, None, True, 1.4, 1.2, "Finally. Champagne!"),
    ("Waits for a date", -29, -8, False, 0.0, -1.6, "Nobody has called for three weeks."),
    ("Clears the utility room", -2, -1, False, -0.8, -0.9, ""),
    ("Lets the fitters in", 0, 2, True, 0.8, 1.1, "They wore covers on their shoes."),
    ("Learns to use the controls", 2, None, False, 0.5, -0.7, "Which of the four curves is mine?"),
    ("Gets the final invoice", 9, None, False, -0.2, -1.1, ""),
    ("Has the first cold night", 45, None, True, 0.9, -1.7, "19 degrees, and the thing hums."),
    ("Calls for help", 45, 46, False, -0.4, 0.3, "Solved in ten minutes, on the phone."),
    ("Tells the neighbours about it", 90, 365, False, 1.2, 0.9, ""),
)  # fmt: skip

STAGES: dict[Lens, tuple[tuple[str, str, str, str], ...]] = {
    # title, goal, colour, the stage's steps (numbers from 1)
    "functional": (
        ("Marketing", "Makes people curious", "blue", ""),
        ("Sales", "From the first call to the signature", "teal", ""),
        ("Delivery", "Warm on time, clean when we leave", "purple", ""),
        ("Aftercare", "One call is enough", "amber", ""),
    ),
    "outcome": (
        ("Acquisition", "400 leads a month", "", "2 3 4 5"),
        ("Conversion", "One in four offers is signed", "", "6 7 8 9 10"),
        ("Delivery", "", "", "11 13 14 15"),
        ("Retention and recommendation", "Every third customer brings another", "", "16 17 18"),
    ),
    "interactive": (
        ("Awareness", "", "", "1 2"),
        ("Interest", "Is this for a house like ours?", "", "3 4"),
        ("Consideration", "Whom do we trust with our house?", "", "5 6 7 8 9"),
        ("Purchase", "", "", "10"),
        ("Post-purchase", "Was it right?", "", "11 12 13 14 15 16 17"),
        ("Repurchase", "", "", ""),
    ),
    "activity": (
        ("Noticing", "", "", "1"),
        ("Finding out", "", "", "2 3 4"),
        ("Comparing", "", "", "5 6 7"),
        ("Financing and paperwork", "", "", "8 9 10"),
        ("Waiting", "", "", "11"),
        ("Installing", "", "", "12 13 14"),
        ("Living with it", "", "", "15 16 17 18"),
    ),
    "goal": (
        ("Framing the decision", "What is wrong with our heating, and what would be better?", "",
         "1 2 3"),
        ("Deciding", "A house that is warm and an offer we understand", "", "4 5 6 7 9 12"),
        ("Transaction", "Get it without becoming experts in forms and fittings", "",
         "8 10 11 13 14"),
        ("Evaluation", "Know that it was right, and say so", "", "15 16 17 18"),
    ),
}  # fmt: skip

LANES = (
    # title, kind, side, colour, function, kind of notes
    ("Emotion", "emotion", "front", "", "", ""),
    ("Neighbours, reviews, authorities", "department", "outside", "slate", "", ""),
    ("Marketing", "department", "front", "blue", "Marketing", ""),
    ("Sales", "department", "front", "teal", "Sales", ""),
    ("Fitters", "department", "front", "purple", "Delivery", ""),
    ("Customer care", "department", "front", "amber", "Aftercare", ""),
    ("Planning and warehouse", "department", "back", "indigo", "Delivery", ""),
    ("Order system", "department", "support", "olive", "", ""),
    ("Calls per 100 customers", "metric", "front", "", "", ""),
    ("Pains", "notes", "front", "", "", "pain"),
    ("Ideas", "notes", "front", "", "", "opportunity"),
)

CARDS = {
    # lane: (step, last step, words, channel, owner, evidence, status)
    "Neighbours, reviews, authorities": (
        (2, 2, "A walk round the neighbour's boiler room", "In person", "", "observed", ""),
        (3, 4, "Consumer magazine's test of 14 heat pumps", "Web", "", "measured", ""),
        (7, 7, "Brother-in-law who is an electrician", "Phone", "", "observed", ""),
        (8, 8, "Energy agency's portal", "Web", "", "observed", "fails"),
        (9, 9, "Bank adviser", "Meeting", "", "assumed", ""),
        (18, 18, "Five-star review", "Web", "", "measured", "works"),
    ),
    "Marketing": (
        (1, 1, "Bill calculator advertisement", "Social media", "", "measured", ""),
        (3, 3, "Guide: Is my house ready?", "Web", "Content team", "observed", ""),
        (3, 3, "Webinar for house owners", "Web", "", "assumed", "planned"),
        (4, 4, "Savings calculator", "Web", "Content team", "measured", "works"),
        (5, 5, "Landing page “Three offers”", "Web", "", "measured", ""),
        (9, 9, "Calculator of monthly costs", "Web", "", "assumed", "planned"),
        (10, 10, "Welcome parcel", "Letter", "", "assumed", "missing"),
        (18, 18, "Recommend us and get 1,000", "E-mail", "", "assumed", ""),
    ),
    "Sales": (
        (5, 5, "Call back within a day", "Phone", "Head of sales", "measured", "fails"),
        (6, 6, "Visit at home", "In person", "", "observed", "works"),
        (6, 6, "Photos for the fitters", "App", "", "observed", ""),
        (7, 7, "Offer in PDF", "E-mail", "", "observed", ""),
        (7, 7, "Follow-up call", "Phone", "", "assumed", ""),
        (8, 9, "Help with subsidy and loan papers", "Phone", "Back office", "observed", ""),
        (10, 10, "Contract with electronic signature", "Web", "", "measured", "works"),
        (11, 11, "“Your adviser is on holiday”", "E-mail", "", "observed", "fails"),
    ),
    "Fitters": (
        (13, 14, "Two days of installation", "In person", "Team leader", "observed", "works"),
        (13, 13, "Morning text message", "SMS", "", "assumed", ""),
        (14, 14, "Handing over the controls", "In person", "Team leader", "observed", "fails"),
        (16, 16, "Emergency visit", "In person", "", "assumed", "planned"),
    ),
    "Customer care": (
        (11, 11, "Confirmation of the order", "E-mail", "", "measured", ""),
        (13, 13, "Who comes, and when", "SMS", "", "assumed", "missing"),
        (15, 15, "Final invoice", "E-mail", "Finance", "observed", "fails"),
        (15, 15, "Reminder", "Letter", "Finance", "observed", ""),
        (15, 15, "Satisfaction survey", "E-mail", "", "measured", ""),
        (16, 16, "Emergency line", "Phone", "", "observed", ""),
        (17, 17, "Remote tuning of the heating curve", "App", "Service desk", "measured", "works"),
        (17, 17, "Answering machine", "Phone", "", "observed", "fails"),
    ),
    "Planning and warehouse": (
        (5, 5, "Route of the advisers", "Internal", "", "observed", ""),
        (7, 7, "Calculation of the offer", "Internal", "", "observed", ""),
        (10, 10, "Order at the manufacturer", "Internal", "", "measured", ""),
        (11, 12, "Wait for parts, plan the team, call the customer when all is there", "Internal",
         "Planner", "observed", "fails"),
        (13, 13, "Load the van", "Internal", "", "assumed", ""),
        (16, 16, "Spare parts at night", "Internal", "", "assumed", "missing"),
        (17, 17, "Measurements of the pump", "System", "", "measured", ""),
    ),
    "Order system": (
        (5, 5, "Lead is made by hand", "System", "", "observed", "fails"),
        (6, 10, "Customer file with photos, offer and contract", "System", "IT", "measured", ""),
        (11, 11, "Date of delivery", "System", "", "observed", ""),
        (15, 15, "Invoice run on the 9th", "System", "", "measured", ""),
        (16, 17, "Ticket", "System", "", "measured", ""),
    ),
    "Pains": (
        (1, 1, "Nobody explains the bill", 0), (3, 3, "Words like COP, SPF, bivalence", 3),
        (4, 4, "The calculator wants the year of the radiators", 0),
        (5, 5, "Told the same story three times", 2), (7, 7, "Offers list different things", 5),
        (8, 8, "Nine forms, three portals", 7), (10, 10, "18 pages of small print", 0),
        (11, 11, "Three weeks of silence after the signature", 12),
        (12, 12, "Where do 30 boxes go?", 1), (14, 14, "The manual is for fitters", 4),
        (15, 15, "The subsidy is missing on the invoice", 2), (16, 16, "It hums at night", 3),
        (17, 17, "Two numbers to call", 0),
    ),
    "Ideas": (
        (2, 2, "Lend out a neighbour: visits to houses with a pump", 6),
        (3, 4, "One page in plain words, with numbers for a house of 140 m²", 4),
        (5, 5, "The calculator's answers go along with the lead", 8),
        (7, 7, "Offer on one page, same order as the others'", 5),
        (8, 9, "We fill in the forms; the customer signs once", 11),
        (11, 11, "A text message every Friday, also when nothing has happened", 9),
        (12, 12, "Boxes to borrow", 0), (14, 14, "Set the curve together on day 3, by video", 3),
        (15, 15, "Show the subsidy as a line of its own", 1),
        (16, 16, "Call on the first cold night, before they do", 8),
        (18, 18, "Thank with firewood, not money", 2),
    ),
}  # fmt: skip

CALLS = {1: 2, 4: 4.5, 5: 38, 7: 21, 8: 44, 11: 92, 13: 12, 14: 27, 15: 31, 16: 18.5, 17: 40}


def dense_map() -> Document:
    """The document with this one map, `map`."""
    document = Document()
    document.load(_records())
    return document


def _records() -> Iterator[Record]:
    yield Persona(id="persona", name="Jens and Amina", role="house owners, two children")
    yield Journey(
        id="map", position="a0", title="From gas boiler to heat pump", persona_id="persona",
        scenario="Detached house of 1974, 140 m²",
        expectations="a warm house, a fair price, nobody's life turned upside down",
    )  # fmt: skip
    for number, key in enumerate(keys_between(None, None, len(STEPS)), start=1):
        title, start, end, moment, *_ = STEPS[number - 1]
        yield Step(id=f"s{number}", map_id="map", position=key, title=title, time_from=start,
                   time_to=end, moment_of_truth=moment)  # fmt: skip
    yield from _stages()
    for (title, kind, side, colour, function, note_kind), key in zip(
        LANES, keys_between(None, None, len(LANES)), strict=True
    ):
        yield Lane(id=title, map_id="map", position=key, kind=kind, title=title, side=side,
                   colour=colour, function_id=f"functional:{function}" if function else None,
                   note_kind=note_kind)  # fmt: skip
    yield from _curves()
    yield from _cards()
    for number, calls in CALLS.items():
        yield Amount(id=f"Calls per 100 customers:s{number}", lane_id="Calls per 100 customers",
                     step_id=f"s{number}", value=calls)  # fmt: skip


def _stages() -> Iterator[Record]:
    for lens, stages in STAGES.items():
        for number, (title, goal, colour, steps) in enumerate(stages):
            stage_id = f"{lens}:{title}"
            yield Stage(id=stage_id, map_id="map", lens=lens, position=f"a{number}", title=title,
                        goal=goal, colour=colour)  # fmt: skip
            for step in steps.split():
                yield Placement(id=Placement.id_for(f"s{step}", lens), step_id=f"s{step}",
                                lens=lens, stage_id=stage_id,
                                proposed=title == "Waiting")  # fmt: skip


def _curves() -> Iterator[Record]:
    yield Curve(id="measured", lane_id="Emotion", position="a0", title="31 customers",
                source="measured")  # fmt: skip
    yield Curve(id="believed", lane_id="Emotion", position="a1", title="Our guess in March",
                source="assumed", colour="blue")  # fmt: skip
    for number, (*_, believed, measured, quote) in enumerate(STEPS, start=1):
        yield Feeling(id=f"measured:s{number}", curve_id="measured", step_id=f"s{number}",
                      value=measured, quote=quote, source="31 interviews")  # fmt: skip
        yield Feeling(id=f"believed:s{number}", curve_id="believed", step_id=f"s{number}",
                      value=believed, source="workshop in March")  # fmt: skip


def _cards() -> Iterator[Record]:
    for lane, cards in CARDS.items():
        for number, (first, last, words, *more) in enumerate(cards):
            place = {
                "id": f"{lane}:{number}", "lane_id": lane, "step_id": f"s{first}",
                "last_step_id": f"s{last}" if last > first else None,
                "position": keys_between(None, None, len(cards))[number],
            }  # fmt: skip
            if lane in ("Pains", "Ideas"):
                owner = "Head of sales" if more[0] > 8 else ""
                yield Note(**place, map_id="map", text=words, votes=more[0], owner=owner)
            else:
                channel, owner, evidence, status = more
                yield Touchpoint(**place, title=words, channel=channel, owner=owner,
                                 evidence=evidence, status=status)  # fmt: skip
