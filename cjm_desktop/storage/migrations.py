"""The formats of the workshop file as frozen text: how a file comes to the newest one.

A format that has been shipped is never edited again, not even when a record gains a field: that is
the next format. New files are made by the same steps as old ones are brought up by.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATION_SET = "cjm-desktop"


@dataclass(frozen=True, slots=True)
class Format:
    """One format of the file, and the statements that make it out of the one before."""

    major: int
    minor: int
    sql: str

    @property
    def version(self) -> int:
        """What `PRAGMA user_version` says of a file of this format."""
        return self.major * 1000 + self.minor

    @property
    def name(self) -> str:
        """The name of the migration, such as `1.0`."""
        return f"{self.major}.{self.minor}"


Formats = tuple[Format, ...]


def migrate(connection: sqlite3.Connection, formats: "Formats | None" = None) -> None:
    """Bring a file to the newest format, each step in a transaction; a new file has none yet."""
    # sqlite-utils takes 150 ms to import: only who writes waits for it.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    migrations = Migrations(MIGRATION_SET)
    for file_format in formats or FORMATS:
        migrations(name=file_format.name)(_step_to(file_format))
    migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))


def _step_to(file_format: Format) -> "Callable[[Database], None]":
    def step(db: "Database") -> None:
        db.executescript(file_format.sql)
        db.execute(f"PRAGMA user_version = {file_format.version}")

    return step


_FORMAT_1_0 = """\
PRAGMA application_id = 0x434A4D64;

CREATE TABLE image (
    id TEXT PRIMARY KEY NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    data BLOB
) STRICT;

CREATE TABLE persona (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    quote TEXT NOT NULL DEFAULT '',
    goals TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    image_id TEXT REFERENCES image(id)
) STRICT;

CREATE TABLE map (
    id TEXT PRIMARY KEY NOT NULL,
    position TEXT NOT NULL,
    title TEXT NOT NULL,
    scenario TEXT NOT NULL DEFAULT '',
    expectations TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'current',
    based_on_id TEXT,
    persona_id TEXT REFERENCES persona(id),
    time_unit TEXT NOT NULL DEFAULT 'day',
    time_zero TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE step (
    id TEXT PRIMARY KEY NOT NULL,
    map_id TEXT NOT NULL REFERENCES map(id),
    position TEXT NOT NULL,
    title TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    time_from REAL,
    time_to REAL,
    moment_of_truth INTEGER NOT NULL DEFAULT 0,
    can_leave INTEGER NOT NULL DEFAULT 0,
    owner TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    origin_id TEXT
) STRICT;

CREATE TABLE stage (
    id TEXT PRIMARY KEY NOT NULL,
    map_id TEXT NOT NULL REFERENCES map(id),
    lens TEXT NOT NULL,
    position TEXT NOT NULL,
    title TEXT NOT NULL,
    goal TEXT NOT NULL DEFAULT '',
    phase TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    metric_name TEXT NOT NULL DEFAULT '',
    metric_unit TEXT NOT NULL DEFAULT '',
    metric_target REAL,
    metric_actual REAL,
    metric_better TEXT NOT NULL DEFAULT 'higher',
    entered REAL,
    origin_id TEXT
) STRICT;

CREATE TABLE placement (
    id TEXT PRIMARY KEY NOT NULL,
    step_id TEXT NOT NULL REFERENCES step(id),
    lens TEXT NOT NULL,
    stage_id TEXT REFERENCES stage(id),
    proposed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE lane (
    id TEXT PRIMARY KEY NOT NULL,
    map_id TEXT NOT NULL REFERENCES map(id),
    position TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    note_kind TEXT NOT NULL DEFAULT '',
    side TEXT NOT NULL DEFAULT 'front',
    function_id TEXT REFERENCES stage(id),
    colour TEXT NOT NULL DEFAULT '',
    origin_id TEXT
) STRICT;

CREATE TABLE touchpoint (
    id TEXT PRIMARY KEY NOT NULL,
    step_id TEXT NOT NULL REFERENCES step(id),
    last_step_id TEXT REFERENCES step(id),
    lane_id TEXT NOT NULL REFERENCES lane(id),
    position TEXT NOT NULL,
    title TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    origin_id TEXT
) STRICT;

CREATE TABLE note (
    id TEXT PRIMARY KEY NOT NULL,
    map_id TEXT NOT NULL REFERENCES map(id),
    step_id TEXT REFERENCES step(id),
    last_step_id TEXT REFERENCES step(id),
    lane_id TEXT REFERENCES lane(id),
    position TEXT NOT NULL,
    text TEXT NOT NULL,
    votes INTEGER NOT NULL DEFAULT 0,
    owner TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    impact INTEGER,
    effort INTEGER,
    evidence TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    origin_id TEXT
) STRICT;

CREATE TABLE curve (
    id TEXT PRIMARY KEY NOT NULL,
    lane_id TEXT NOT NULL REFERENCES lane(id),
    position TEXT NOT NULL,
    title TEXT NOT NULL,
    persona_id TEXT REFERENCES persona(id),
    colour TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'assumed',
    origin_id TEXT
) STRICT;

CREATE TABLE feeling (
    id TEXT PRIMARY KEY NOT NULL,
    curve_id TEXT NOT NULL REFERENCES curve(id),
    step_id TEXT NOT NULL REFERENCES step(id),
    value REAL NOT NULL,
    quote TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE link (
    id TEXT PRIMARY KEY NOT NULL,
    source_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE agreement (
    id TEXT PRIMARY KEY NOT NULL,
    step_id TEXT NOT NULL REFERENCES step(id),
    from_department TEXT NOT NULL,
    to_department TEXT NOT NULL,
    what TEXT NOT NULL DEFAULT '',
    by_whom TEXT NOT NULL DEFAULT '',
    agreed_on TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE answer (
    id TEXT PRIMARY KEY NOT NULL,
    map_id TEXT NOT NULL REFERENCES map(id),
    finding_key TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE checkpoint (
    id TEXT PRIMARY KEY NOT NULL,
    stage_id TEXT NOT NULL REFERENCES stage(id),
    position TEXT NOT NULL,
    title TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE figure (
    id TEXT PRIMARY KEY NOT NULL,
    step_id TEXT NOT NULL REFERENCES step(id),
    last_step_id TEXT REFERENCES step(id),
    lane_id TEXT NOT NULL REFERENCES lane(id),
    position TEXT NOT NULL,
    image_id TEXT REFERENCES image(id),
    caption TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE amount (
    id TEXT PRIMARY KEY NOT NULL,
    lane_id TEXT NOT NULL REFERENCES lane(id),
    step_id TEXT NOT NULL REFERENCES step(id),
    value REAL NOT NULL
) STRICT;

CREATE TABLE "view" (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
"""

_FORMAT_1_1 = """\
CREATE TABLE survey (
    id TEXT PRIMARY KEY NOT NULL,
    touchpoint_id TEXT NOT NULL REFERENCES touchpoint(id),
    position TEXT NOT NULL,
    title TEXT NOT NULL,
    instrument TEXT NOT NULL DEFAULT '',
    phase TEXT NOT NULL DEFAULT '',
    n INTEGER,
    score TEXT NOT NULL DEFAULT '',
    loop_to_staff TEXT NOT NULL DEFAULT 'open',
    loop_to_customer TEXT NOT NULL DEFAULT 'open',
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE risk (
    id TEXT PRIMARY KEY NOT NULL,
    step_id TEXT NOT NULL REFERENCES step(id),
    position TEXT NOT NULL,
    title TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT ''
) STRICT;
"""

FORMATS: Formats = (Format(1, 0, _FORMAT_1_0), Format(1, 1, _FORMAT_1_1))
"""Every format so far, oldest first."""
