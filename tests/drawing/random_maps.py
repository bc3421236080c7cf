"""Maps with anything at all on them, as Hypothesis draws it: what a drawing must bear."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from cjm_desktop.drawing.folds import NO_FOLDS, Folds
from cjm_desktop.model.document import Document
from cjm_desktop.model.positions import keys_between
from cjm_desktop.model.records import (
    LENSES,
    SIDES,
    Agreement,
    Amount,
    Checkpoint,
    Curve,
    Feeling,
    Figure,
    Image,
    Journey,
    Lane,
    Link,
    LinkKind,
    Note,
    NoteKind,
    Persona,
    Placement,
    Record,
    Risk,
    Stage,
    Step,
    Survey,
    Touchpoint,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

TITLES = st.sampled_from(
    (
        "", "  ", "Packs", "Checks in", "Searches for a hotel", "<b>R&D</b> & &amp; {name} %s",
        "Compares and reads reviews of hotels, guest houses and friends' sofas, all evening long",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "https://example.com/a/very/long/address?with=parameters&and=more#fragment",
        "æøåÆØÅ äöÄÖ", "Ελληνικά ξενοδοχεία", "Гостиница у моря", "Zażółć gęślą jaźń",
        "我们在网上预订房间并且比较了很多家酒店的价格", "Stay 好 😀👨\u200d👩\u200d👧 ❤\ufe0f",
        "First line\nsecond line\r\n\nfourth line", "\tTabbed\t\tapart", "WWWWWWWWWWWWWWWWWWWWWWW",
        "שלום עולם", "A\u200bB\u00adC", "—", "1 234 567,89 kr.",
    )
) | st.text(max_size=12)  # fmt: skip
"""Words of every kind; a test that draws them all has seen the worst of them."""

NUMBERS = st.sampled_from((0.0, 1.0, -21.0, 0.333333, 1234567.891, -0.0004, 1e15)) | st.floats(
    -100, 100
)
EVIDENCE = st.sampled_from(("", "assumed", "observed", "measured"))
LOOPS = st.sampled_from(("open", "closed"))
NOTE_KINDS = st.sampled_from(NoteKind.__args__)  # type: ignore[attr-defined]
COLOURS = st.sampled_from(("", "blue", "teal", "pink", "olive"))
IMAGES = (("wide", 4000, 3), ("tall", 3, 4000), ("photo", 1600, 1200), ("empty", 0, 0))


@st.composite
def random_maps(draw: Draw, most_steps: int = 6) -> Document:
    """A document with one map, `map`, of up to so many steps, with all five kinds of lane."""
    records = list(_records(draw, most_steps))
    document = Document()
    document.load(records)
    return document


@st.composite
def random_folds(draw: Draw, document: Document) -> Folds:
    """Folds of some lanes and steps of a document, and of what is gone."""
    folds = NO_FOLDS
    lanes = [lane.id for lane in document.all(Lane)] + ["gone"]
    steps = [step.id for step in document.all(Step)] + ["gone"]
    folds = folds.with_lanes(draw(st.sets(st.sampled_from(lanes))))
    for _ in range(draw(st.integers(0, 3))):
        folds = folds.with_steps(draw(st.sets(st.sampled_from(steps), min_size=1)))
    return folds


def _records(draw: Draw, most_steps: int) -> list[Record]:
    persona = Persona(id="persona", name=draw(TITLES), role=draw(TITLES))
    journey = Journey(
        id="map", position="a0", title=draw(TITLES), scenario=draw(TITLES),
        expectations=draw(TITLES), state=draw(st.sampled_from(("current", "future"))),
        persona_id=draw(st.sampled_from((None, "persona"))),
        time_unit=draw(st.sampled_from(("minute", "day", "month"))),
    )  # fmt: skip
    steps = _steps(draw, draw(st.integers(0, most_steps)))
    stages = _stages(draw)
    lanes = _lanes(draw, stages)
    images = [Image(id=name, media_type="image/png", width=width, height=height)
              for name, width, height in IMAGES]  # fmt: skip
    inside = [record for lane in lanes for record in _inside(draw, lane, steps)]
    return [persona, journey, *images, *steps, *stages, *_checklists(draw, stages),
            *_placements(draw, steps, stages), *lanes, *inside, *_parked(draw),
            *_links(draw, [*steps, *inside]), *_parts(draw, [*steps, *inside]),
            *_agreements(draw, steps, lanes)]  # fmt: skip


def _parked(draw: Draw) -> list[Record]:
    return [
        Note(id=f"parked{number}", map_id="map", position=f"a{number}", text=draw(TITLES),
             owner=draw(TITLES), votes=draw(st.sampled_from((0, 3))))
        for number in range(draw(st.sampled_from((0, 0, 1, 7))))
    ]  # fmt: skip


def _parts(draw: Draw, records: list[Record]) -> list[Record]:
    """Surveys on some cards, risk triggers at some steps."""
    cards = [record.id for record in records if isinstance(record, Touchpoint)]
    steps = [record.id for record in records if isinstance(record, Step)]
    chosen = draw(st.lists(st.sampled_from(cards), max_size=3)) if cards else []
    surveys = [
        Survey(id=f"survey{number}", touchpoint_id=card_id, position=f"a{number}",
               title=draw(TITLES), source=draw(TITLES), loop_to_staff=draw(LOOPS),
               loop_to_customer=draw(LOOPS))
        for number, card_id in enumerate(chosen)
    ]  # fmt: skip
    risky = draw(st.lists(st.sampled_from(steps), max_size=2)) if steps else []
    risks = [
        Risk(id=f"risk{number}", step_id=step_id, position=f"a{number}", title=draw(TITLES))
        for number, step_id in enumerate(risky)
    ]
    return [*surveys, *risks]


def _agreements(draw: Draw, steps: list[Step], lanes: list[Lane]) -> list[Record]:
    """What departments have settled, some of it on hand-overs that there are."""
    titles = [lane.title for lane in lanes if lane.kind == "department"]
    if not steps or not titles:
        return []
    return [
        Agreement(id=f"agreement{number}", step_id=draw(st.sampled_from(steps)).id,
                  from_department=draw(st.sampled_from(titles)),
                  to_department=draw(st.sampled_from(titles)))
        for number in range(draw(st.integers(0, 4)))
    ]  # fmt: skip


def _links(draw: Draw, records: list[Record]) -> list[Record]:
    ends = [record.id for record in records if isinstance(record, Step | Touchpoint | Note)]
    if len(ends) < 2:
        return []
    made: list[Record] = []
    for number in range(draw(st.integers(0, 4))):
        source, target, *_ = draw(st.permutations(ends))
        made.append(
            Link(id=f"link{number}", source_id=source, target_id=target,
                 text=draw(st.just("") | TITLES),
                 kind=draw(st.sampled_from(LinkKind.__args__)))  # type: ignore[attr-defined]
        )  # fmt: skip
    return made


def _steps(draw: Draw, count: int) -> list[Step]:
    made = []
    for number, key in enumerate(keys_between(None, None, count)):
        times = sorted((draw(NUMBERS), draw(NUMBERS)))
        made.append(
            Step(
                id=f"step{number}", map_id="map", position=key, title=draw(TITLES),
                time_from=draw(st.sampled_from((None, times[0]))),
                time_to=draw(st.sampled_from((None, times[1]))),
                moment_of_truth=draw(st.booleans()), can_leave=draw(st.booleans()),
                owner=draw(TITLES),
                evidence=draw(EVIDENCE), source=draw(TITLES),
            )
        )  # fmt: skip
    return made


def _stages(draw: Draw) -> list[Stage]:
    return [
        Stage(id=f"{lens}{number}", map_id="map", lens=lens, position=f"a{number}",
              title=draw(TITLES), goal=draw(TITLES), colour=draw(COLOURS), **_measured(draw, lens))
        for lens in LENSES
        for number in range(draw(st.integers(0, 3)))
    ]  # fmt: skip


def _measured(draw: Draw, lens: str) -> dict[str, Any]:
    """The numbers of a stage: mostly those of the outcome lens, which are drawn there only."""
    if lens != "outcome" and draw(st.integers(0, 3)):
        return {}
    numbers = st.none() | NUMBERS
    return {
        "metric_name": draw(st.just("") | TITLES), "metric_unit": draw(st.just("%") | TITLES),
        "metric_target": draw(numbers), "metric_actual": draw(numbers),
        "metric_better": draw(st.sampled_from(("higher", "lower"))),
        "entered": draw(st.sampled_from((None, 0.0, 1.0, 1200.0, 1e15))),
    }  # fmt: skip


def _checklists(draw: Draw, stages: list[Stage]) -> list[Checkpoint]:
    return [
        Checkpoint(id=f"{stage.id}:line{number}", stage_id=stage.id, position=key,
                   title=draw(TITLES), done=draw(st.booleans()))
        for stage in stages if stage.lens == "goal"
        for number, key in enumerate(keys_between(None, None, draw(st.sampled_from((0, 1, 12)))))
    ]  # fmt: skip


def _placements(draw: Draw, steps: list[Step], stages: list[Stage]) -> list[Placement]:
    made = []
    for step in steps:
        for lens in LENSES[1:]:
            choices = [stage.id for stage in stages if stage.lens == lens]
            if choices and draw(st.integers(0, 4)):
                made.append(
                    Placement(id=Placement.id_for(step.id, lens), step_id=step.id, lens=lens,
                              stage_id=draw(st.sampled_from([*choices, None])),
                              proposed=draw(st.booleans()))
                )  # fmt: skip
    return made


def _lanes(draw: Draw, stages: list[Stage]) -> list[Lane]:
    functions = [None, *(stage.id for stage in stages if stage.lens == "functional")]
    kinds = ["department", "notes", "images", "emotion", "metric",
             *draw(st.lists(st.sampled_from(("department", "department", "notes", "emotion")),
                            max_size=4))]  # fmt: skip
    kinds = draw(st.permutations(kinds))[: draw(st.integers(0, len(kinds)))]
    return [
        Lane(id=f"lane{number}", map_id="map", position=key, kind=kind, title=draw(TITLES),
             note_kind=draw(NOTE_KINDS) if kind == "notes" else "",
             side=draw(st.sampled_from(SIDES)), colour=draw(COLOURS),
             function_id=draw(st.sampled_from(functions)) if kind == "department" else None)
        for number, (kind, key) in enumerate(
            zip(kinds, keys_between(None, None, len(kinds)), strict=True)
        )
    ]  # fmt: skip


def _inside(draw: Draw, lane: Lane, steps: list[Step]) -> list[Record]:
    if not steps:
        return []
    if lane.kind == "emotion":
        return _curves(draw, lane, steps)
    if lane.kind == "metric":
        return [Amount(id=Amount.id_for(lane.id, step.id), lane_id=lane.id, step_id=step.id,
                       value=draw(NUMBERS)) for step in steps if draw(st.booleans())]  # fmt: skip
    return [
        _card(draw, lane, steps, f"{lane.id}:{number}", f"a{number}")
        for number in range(draw(st.integers(0, 7)))
    ]


def _card(draw: Draw, lane: Lane, steps: list[Step], card_id: str, position: str) -> Record:
    first = draw(st.integers(0, len(steps) - 1))
    last = draw(st.sampled_from((first, first, min(first + 1, len(steps) - 1), len(steps) - 1)))
    place: dict[str, Any] = {
        "id": card_id, "lane_id": lane.id, "step_id": steps[first].id, "position": position,
        "last_step_id": steps[last].id if last > first else None,
    }  # fmt: skip
    if lane.kind == "department":
        status = draw(st.sampled_from(("", "works", "fails", "missing", "planned")))
        return Touchpoint(**place, title=draw(TITLES), channel=draw(TITLES), owner=draw(TITLES),
                          evidence=draw(EVIDENCE), source=draw(TITLES), status=status)  # fmt: skip
    if lane.kind == "notes":
        votes = draw(st.sampled_from((0, 1, 4, 8, 9, 120, 1_000_000)))
        return Note(**place, map_id="map", text=draw(TITLES), votes=votes, owner=draw(TITLES),
                    evidence=draw(EVIDENCE), source=draw(TITLES))  # fmt: skip
    image_id = draw(st.sampled_from((None, *(name for name, _, _ in IMAGES))))
    return Figure(**place, image_id=image_id, caption=draw(TITLES))


def _curves(draw: Draw, lane: Lane, steps: list[Step]) -> list[Record]:
    made: list[Record] = []
    for number in range(draw(st.integers(0, 3))):
        curve = Curve(
            id=f"{lane.id}:curve{number}",
            lane_id=lane.id,
            position=f"a{number}",
            title=draw(TITLES),
            colour=draw(COLOURS),
            source=draw(st.sampled_from(("assumed", "measured", "intended"))),
        )
        made.append(curve)
        made += [
            Feeling(id=Feeling.id_for(curve.id, step.id), curve_id=curve.id, step_id=step.id,
                    value=draw(st.sampled_from((-2.0, 2.0, 0.0)) | st.floats(-2, 2)),
                    quote=draw(TITLES), source=draw(TITLES))
            for step in steps if draw(st.integers(0, 3))
        ]  # fmt: skip
    return made
