"""What README.md says of the command line is so, and says all of it."""

import re
import shlex
from pathlib import Path

import pytest

from cjm_desktop.cli.arguments import commands
from tests.cli.outcome import Run

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
CHAPTER = README.split("## Command line")[1].split("\n## ")[0]


def test_every_command_and_option_is_described(run: Run) -> None:
    for name, command in commands().items():
        assert f"cjm-desktop {command.usage} " in CHAPTER
        options = set(re.findall(r"--[a-z]+", run(name, "--help").out)) - {"--help"}
        assert {option for option in options if not re.search(f"`{option}[ `]", CHAPTER)} == set()
    described = set(re.findall(r"`(--[a-z]+)", CHAPTER))
    taken = "".join(run(name, "--help").out for name in commands())
    assert {option for option in described if option not in taken} == set()


@pytest.mark.usefixtures("qapp")
def test_the_examples_do_what_is_said(run: Run, tmp_path: Path) -> None:
    examples = re.findall(r"^    cjm-desktop (.*\.cjm.*)$", CHAPTER, re.M)
    assert len(examples) == 7
    for example in examples:
        outcome = run(*shlex.split(example))
        assert (outcome.status, outcome.err) == (0, ""), example
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == ["again.cjm", "stay.cjm", "stay.json", "stay.pdf", "stay.png", "story.pdf"]
