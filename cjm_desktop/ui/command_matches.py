"""Which commands are meant by what was typed: a few letters of their names are enough."""

from collections.abc import Iterable
from dataclasses import dataclass

from cjm_desktop.model.find import folded
from cjm_desktop.ui.actions import Action

_NOT_MEANT = 1_000


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the list shows it; `hindrance` is empty if it can run now."""

    action: Action
    name: str
    keys: str
    hindrance: str


def commands_meant(commands: Iterable[Command], typed: str) -> list[Command]:
    """The commands that may be meant, the likeliest first; all of them for nothing typed."""
    wanted = folded(typed).split()
    ranked = [(sum(_rank(folded(command.name), word) for word in wanted), command)
              for command in commands]  # fmt: skip
    meant = [(rank, command) for rank, command in ranked if rank < _NOT_MEANT]
    return [command for _, command in sorted(meant, key=lambda pair: pair[0])]


def _rank(name: str, word: str) -> int:
    """How far a word typed is from a name: 0 its beginning, then a word of it, parts, letters."""
    if name.startswith(word):
        return 0
    if f" {word}" in name:
        return 1
    if word in name:
        return 2
    if word in "".join(part[0] for part in name.split()):
        return 3
    return 4 + _looseness(name, word)


def _looseness(name: str, word: str) -> int:
    """How many letters lie between those typed; too many, and the word is not meant."""
    at, start = 0, -1
    for letter in word:
        at = name.find(letter, at)
        if at < 0:
            return _NOT_MEANT
        start = at if start < 0 else start
        at += 1
    spread = at - start - len(word)
    return spread if spread <= len(word) else _NOT_MEANT
