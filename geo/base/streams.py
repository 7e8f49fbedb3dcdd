"""The three standard streams of a command: closed, full, or in a locale that knows no names."""

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from geo.errors import GeoError, OutputError

__all__ = ["open_streams", "printable", "silence"]

# controls but tab and line end; marks that reorder the text around them; halves of a character
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""Write what would steer a terminal, or reorder a line, as an escape.

    Parameters
    ----------
    text
        Any text, also the bytes of a file name that are not text.

    Returns
    -------
    text
        That any UTF-8 terminal shows as it stands.

    Examples
    --------
    >>> print(printable("red \x1b[31m, reversed \u202e"))
    red \x1b[31m, reversed \u202e
    """
    with suppress(UnicodeEncodeError):
        # a locale without UTF-8 gives a name's bytes one by one, marked as no text
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNSEEN.sub(lambda found: _escape(found[0]), text)


def _escape(character: str) -> str:
    if character <= "\x7f":
        return f"\\x{ord(character):02x}"
    return character.encode("ascii", "backslashreplace").decode()


class _Shown(io.TextIOWrapper):
    """Standard output or error in UTF-8, made printable; what cannot be written is one sentence."""

    def write(self, text: str) -> int:
        """Write a text."""
        try:
            super().write(printable(text))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(_unwritten(self.name, error.strerror or str(error))) from error
        return len(text)

    def flush(self) -> None:
        """Write what is still held back."""
        try:
            super().flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(_unwritten(self.name, error.strerror or str(error))) from error


class _Closed(io.TextIOBase):
    """A standard output that is not there; who prints nothing does not miss it."""

    def write(self, _text: str) -> int:
        """Refuse."""
        raise OutputError(_unwritten("<stdout>", "it is closed"))


def _unwritten(name: str, why: str) -> str:
    stream = "standard error" if "err" in name else "standard output"
    return f"cannot write to {stream}: {why}"


@contextmanager
def open_streams() -> Iterator[None]:
    r"""Make standard output and error fit to print on, whatever they are connected to.

    Names in three scripts survive any locale. Handles that are closed are filled first, so that no
    file that is opened later becomes standard output. Afterwards both are as they were, flushed.

    Yields
    ------
    None
        Both streams are fit to print on for as long as the block runs.

    Examples
    --------
    It is tried in a process of its own, so that ours keeps its streams.

    >>> import subprocess
    >>> code = "from geo.base.streams import *\nwith open_streams(): print('Итуруп 択捉島')"
    >>> locale = {**os.environ, "PYTHONIOENCODING": "ascii"}
    >>> subprocess.check_output([sys.executable, "-c", code], env=locale).decode()
    'Итуруп 択捉島\n'
    """
    before = sys.stdout, sys.stderr
    missing = [stream is None for stream in (sys.stdin, sys.stdout, sys.stderr)]
    for handle in range(3):
        try:
            os.fstat(handle)
        except OSError:
            # the lowest free handle, which is this one, is taken
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = _Closed() if missing[1] else _shown(sys.stdout)
    # a message that nobody can read is not worth a failure
    sys.stderr = open(os.devnull, "w", encoding="utf-8") if missing[2] else _shown(sys.stderr)  # noqa: PTH123, SIM115

    try:
        yield
    finally:
        for shown in (sys.stdout, sys.stderr):
            if isinstance(shown, _Shown):
                # else it would close, when it goes, what is not its own
                with suppress(OSError, GeoError):
                    shown.detach()
        sys.stdout, sys.stderr = before


def _shown(stream: TextIO) -> TextIO:
    raw = getattr(stream, "buffer", None)
    if raw is None:
        return stream
    stream.flush()
    return _Shown(raw, encoding="utf-8", line_buffering=stream.isatty() or stream is sys.stderr)


def silence(stream: TextIO) -> None:
    """Send what a stream still holds back to nowhere: its reader has gone, or its disk is full.

    Parameters
    ----------
    stream
        A stream of the system's; one without a handle is left as it is.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryFile("w+") as stream:
    ...     written = stream.write("lost")
    ...     silence(stream)
    ...     stream.flush()
    ...     os.fstat(stream.fileno()).st_size
    0
    """
    try:
        handle = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)
