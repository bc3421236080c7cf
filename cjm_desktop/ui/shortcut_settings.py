"""The keys that a user gave to actions, kept in the settings."""

from PySide6.QtCore import QSettings

_GROUP = "shortcuts"
_PARTED_BY = "; "


class ShortcutSettings:
    """Which actions have keys of the user's own, and which."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def own(self, action_id: str) -> tuple[str, ...] | None:
        """The keys given to an action, perhaps none at all; None if it has those it came with."""
        kept = self._settings.value(_key(action_id))
        if not isinstance(kept, str):
            return None
        return tuple(keys for keys in kept.split(_PARTED_BY) if keys)

    def keep(self, action_id: str, keys: tuple[str, ...]) -> None:
        """Keep the keys given to an action."""
        self._settings.setValue(_key(action_id), _PARTED_BY.join(keys))

    def forget(self, action_id: str) -> None:
        """Let an action have the keys it came with."""
        self._settings.remove(_key(action_id))


def _key(action_id: str) -> str:
    return f"{_GROUP}/{action_id}"
