"""A few plain calls over the session bus of a Linux desktop (D-Bus), by the bus's own protocol.

QtDBus is no way to it: from Python it can send no unsigned number, and it holds Python's lock while
it connects, so that a bus which does not answer would stop the whole program (PySide6 6.11).
Source of the format: the D-Bus Specification, sections "Message Protocol" and "Authentication".
"""

import os
import socket
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

PATIENCE_SECONDS = 3.0
_LARGEST_ANSWER = 1_000_000
_CALL, _RETURN, _ERROR = 1, 2, 3
_PATH, _INTERFACE, _MEMBER, _REPLY_SERIAL, _DESTINATION, _SIGNATURE = 1, 2, 3, 5, 6, 8


class BusError(Exception):
    """The bus or a service on it gave no good answer."""


class Method(NamedTuple):
    """A method of a service."""

    service: str
    path: str
    interface: str
    name: str


_HELLO = Method("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")


def bus_address(environment: Mapping[str, str]) -> str:
    """Where the session bus listens, as a name for a Unix socket; empty if it cannot be said."""
    for address in environment.get("DBUS_SESSION_BUS_ADDRESS", "").split(";"):
        kind, _, details = address.partition(":")
        named = dict(detail.partition("=")[::2] for detail in details.split(","))
        if kind == "unix" and "path" in named:
            return named["path"]
        if kind == "unix" and "abstract" in named:
            return "\0" + named["abstract"]
    usual = Path(environment.get("XDG_RUNTIME_DIR") or "/nonexistent") / "bus"
    return str(usual) if usual.exists() else ""


class SessionBus:
    """A connection to the bus. Every method may take up to a few seconds, and raise BusError."""

    def __init__(self, address: str) -> None:
        self._serial = 0
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE_SECONDS)
        try:
            self._socket.connect(address)
            self._introduce()
            self.call(_HELLO)
        except (OSError, BusError) as error:
            self.close()
            raise BusError(str(error)) from error

    def close(self) -> None:
        """Leave the bus, which tells those who were asked for something."""
        self._socket.close()

    def call(self, method: Method, *values: str | int) -> int | None:
        """Call a method with texts and unsigned numbers; the number it gives back, if any."""
        self._serial += 1
        try:
            self._socket.sendall(_message(self._serial, method, values))
            while True:
                kind, answers, signature, body = self._receive()
                if answers == self._serial and kind == _ERROR:
                    raise BusError(f"{method.service} refused {method.name}")
                if answers == self._serial and kind == _RETURN:
                    return _number_in(signature, body)
        except (OSError, struct.error, IndexError) as error:
            raise BusError(str(error)) from error

    def _introduce(self) -> None:
        """Say which user this is, which the bus reads off the socket itself."""
        user = str(os.getuid()).encode().hex()
        self._socket.sendall(f"\0AUTH EXTERNAL {user}\r\n".encode())
        said = b""
        while not said.endswith(b"\r\n") and len(said) < _LARGEST_ANSWER:
            said += self._read(1)
        if not said.startswith(b"OK "):
            raise BusError("The session bus does not take this user.")
        self._socket.sendall(b"BEGIN\r\n")

    def _receive(self) -> tuple[int, int, str, bytes]:
        """The next message: its kind, the call it answers, the signature of its body, the body."""
        start = self._read(16)
        order = "<" if start[:1] == b"l" else ">"
        length, _serial, fields_length = struct.unpack(order + "4xIII", start)
        if length + fields_length > _LARGEST_ANSWER:
            raise BusError("An answer is too long.")
        padding = -fields_length % 8
        fields = self._read(fields_length + padding)[:fields_length]
        answers, signature = _answer_in(fields, order)
        body = self._read(length)
        return start[1], answers, signature if order == "<" else "", body

    def _read(self, count: int) -> bytes:
        read = b""
        while len(read) < count:
            part = self._socket.recv(count - len(read))
            if not part:
                raise BusError("The session bus has gone.")
            read += part
        return read


def _message(serial: int, method: Method, values: tuple[str | int, ...]) -> bytes:
    body = bytearray()
    for value in values:
        body += bytes(-len(body) % 4)
        body += _text(value) if isinstance(value, str) else struct.pack("<I", value)
    signature = "".join("s" if isinstance(value, str) else "u" for value in values)
    fields = bytearray()
    for code, kind, words in (
        (_PATH, "o", method.path),
        (_INTERFACE, "s", method.interface),
        (_MEMBER, "s", method.name),
        (_DESTINATION, "s", method.service),
    ):
        fields += bytes(-len(fields) % 8) + bytes([code]) + _signature(kind) + _text(words)
    if signature:
        fields += bytes(-len(fields) % 8) + bytes([_SIGNATURE])
        fields += _signature("g") + _signature(signature)
    start = struct.pack("<cBBBIII", b"l", _CALL, 0, 1, len(body), serial, len(fields))
    return start + bytes(fields) + bytes(-len(fields) % 8) + bytes(body)


def _text(words: str) -> bytes:
    encoded = words.encode()
    return struct.pack("<I", len(encoded)) + encoded + b"\0"


def _signature(words: str) -> bytes:
    return bytes([len(words)]) + words.encode() + b"\0"


def _answer_in(fields: bytes, order: str) -> tuple[int, str]:
    """The serial of the call that a message answers (0: none), and the signature of its body."""
    answers, signature, at = 0, "", 0
    while at < len(fields):
        at += -at % 8
        code, kind = fields[at], fields[at + 2 : at + 3]
        at += 4
        if kind == b"g":
            words = fields[at + 1 : at + 1 + fields[at]]
            at += len(words) + 2
            signature = words.decode() if code == _SIGNATURE else signature
        else:
            (number,) = struct.unpack_from(order + "I", fields, at)
            at += 4 if kind == b"u" else 4 + number + 1
            answers = number if code == _REPLY_SERIAL else answers
    return answers, signature


def _number_in(signature: str, body: bytes) -> int | None:
    return int(struct.unpack_from("<I", body)[0]) if signature == "u" else None
