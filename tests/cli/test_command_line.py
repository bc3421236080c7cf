"""What holds for every command: help, refusals in one line, and quiet ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import cjm_desktop
from cjm_desktop.cli import main
from cjm_desktop.cli.arguments import commands
from tests.cli.outcome import Run

ROOT = Path(__file__).resolve().parents[2]


def test_version_is_the_package_s(run: Run) -> None:
    outcome = run("--version")

    assert (outcome.status, outcome.out) == (0, f"cjm-desktop {cjm_desktop.__version__}\n")


def test_help_names_every_command(run: Run) -> None:
    outcome = run("--help")

    assert outcome.status == 0
    for command in commands().values():
        assert command.usage in outcome.out
        assert command.does in outcome.out


@pytest.mark.parametrize("name", commands())
def test_the_help_of_a_command_shows_an_example_that_it_takes(run: Run, name: str) -> None:
    outcome = run(name, "--help")

    assert outcome.status == 0
    examples = [line.split() for line in outcome.out.splitlines() if line.startswith("  cjm-desk")]
    assert examples
    for example in examples:
        assert example[:2] == ["cjm-desktop", name]
        refused = run(*example[1:])
        assert "--help" not in refused.err, refused.err


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["nowhere.cjm"], "There is no file “nowhere.cjm”, and no command of that name."),
        (["exprot", "a.cjm", "b.pdf"], "There is no file “exprot”, and no command of that name."),
        (["diff", "a.cjm", "b.cjm"], "There is no file “diff”, and no command of that name."),
        (["new", "nowhere/a.cjm"], 'The folder "'),
        (["--no-such-option"], "Unrecognized arguments: --no-such-option."),
        (["--example", "a.cjm"], "Give either a file or --example, not both."),
        (["new"], "The following arguments are required: FILE."),
        (["import", "a.mmd"], "The following arguments are required: FILE."),
        (["check", "a.cjm", "--repair", "b.cjm"], "Unrecognized arguments: --repair b.cjm."),
        (["export", "a.cjm", "b.pdf", "--tile", "A4"], "Unrecognized arguments: --tile A4."),
        (["export", "a.cjm", "b.pdf", "--lens"], "Argument --lens: expected one argument."),
        (["export", "a.cjm", "b.pdf", "--lens", "x"], "There is no “x” for --lens."),
        (["new", "a.cjm", "--template", "hotel"], "There is no “hotel” for --template."),
        (["new", "a.cjm", "--language", "fi"], "There is no “fi” for --language."),
    ],
)
def test_what_is_not_understood_is_refused_in_one_line(
    run: Run, tmp_path: Path, given: list[str], sentence: str
) -> None:
    outcome = run(*given)

    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith(sentence)
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_ours_is_owned_up_to_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    no_arguments: list[Any] = [[]]

    status, said = main(no_arguments), capsys.readouterr()
    assert status == 2
    assert said.err.startswith("This is a fault of cjm-desktop")
    assert said.err.count("\n") == 1

    monkeypatch.setenv("CJM_DEBUG", "1")
    assert main(no_arguments) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal to send")
def test_ctrl_c_ends_it_quietly_and_leaves_nothing_half_written(run: Run, tmp_path: Path) -> None:
    tasks = "\n".join(f"Step {number} سلام: 3: Me" for number in range(2000))
    (tmp_path / "long.mmd").write_text(f"journey\n{tasks}\n", encoding="utf-8")
    run("import", "long.mmd", "long.cjm")
    process = subprocess.Popen(
        [sys.executable, "-m", "cjm_desktop", "export", "long.cjm", "x.pdf", "--lens", "all"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    assert "cannot be drawn" in process.stderr.readline()  # now it begins to write
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert process.returncode == 130, err
    assert out == ""
    assert all("cannot be drawn" in line for line in err.splitlines())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["long.cjm", "long.mmd"]


@pytest.mark.skipif(os.name == "nt", reason="a shell's pipe")
def test_a_reader_that_has_read_enough_is_no_trouble(hotel: Path) -> None:
    program = [sys.executable, "-m", "cjm_desktop", "info", str(hotel), "--json"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        program,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_an_answer_that_cannot_be_written_is_told(hotel: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cjm_desktop", "info", str(hotel)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr == "The answer cannot be written: No space left on device.\n"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_every_stdout_can_take_every_answer(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "journey.mmd"
    source.write_text("journey\ntitle Podróż 旅行\nsection Überall\nŻółć: 9: Ζωή\n", "utf-8")

    for command in (
        ["import", source, tmp_path / "x.cjm"],
        ["info", tmp_path / "x.cjm"],
        ["info", tmp_path / "x.cjm", "--json"],
        ["--help"],
    ):
        outcome = _encoded(command, encoding)
        assert outcome.returncode in (0, 1)
        assert b"Traceback" not in outcome.stderr
        said = outcome.stdout.decode(encoding)
        if "--json" in command:
            assert json.loads(said)["maps"][0]["title"] == "Podróż 旅行"
    assert (tmp_path / "x.cjm").exists()


def _encoded(command: Sequence[object], encoding: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cjm_desktop", *map(str, command)],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": encoding,
            "PYTHONUTF8": "0",
        },
        capture_output=True,
        check=False,
    )


def test_control_characters_of_a_file_never_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.mmd").write_text("journey\ntitle A\x1b[31mred\x07\nTask: 3: Me\n", "utf-8")
    run("import", "x.mmd", "x.cjm")

    said = run("info", "x.cjm")

    assert said.status == 0
    assert "\x1b" not in said.out
    assert "\x07" not in said.out
    assert "red" in said.out


def test_commands_load_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "from cjm_desktop.cli import main\n"
        "for command in (['--help'], ['new', 'x.cjm'], ['check', 'x.cjm'], ['info', 'x.cjm'],\n"
        "                ['export', 'x.cjm', 'x.pdf']):\n"
        "    status = main(command)\n"
        "    assert status == 0, (command, status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_a_window_needs_a_screen(run_program: Run, hotel: Path) -> None:
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    for arguments in ([], ["--example"], [hotel]):
        outcome = run_program(*arguments, **nowhere)

        assert outcome.status == 2
        assert outcome.err.startswith("There is no screen to open a window on.")
        assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("command", [["--example"], ["export", "hotel.cjm", "x.png"]])
@pytest.mark.usefixtures("hotel")
def test_where_qt_is_missing_that_is_said(tmp_path: Path, command: list[str]) -> None:
    code = (
        "import sys\n"
        "sys.modules['PySide6'] = None\n"
        "from cjm_desktop.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "missing" in done.stderr
    assert done.stderr.count("\n") == 1


def test_commands_that_are_not_built_yet_are_not_half_there() -> None:
    assert list(commands()) == ["new", "import", "export", "info", "check"]
