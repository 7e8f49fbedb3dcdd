"""What all commands share: one-sentence errors, exit status 2, and outputs whole or not at all."""

import argparse
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from geo.base.files import first_same, put_out, write_all
from geo.base.streams import open_streams, silence
from geo.errors import ArgumentError, GeoError, OutputError

BAD_INPUT = 2
INTERRUPTED = 130

_LONG = 60
_LONG_PATH = 255


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence on standard error, exit status 2.

    It takes no abbreviation, no empty value, and no option twice unless its action is "append".

    Attributes
    ----------
    given
        The options of the last parse, as they are first spelled in the help.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  as argparse's own
        super().__init__(**{"allow_abbrev": False, **settings})
        self.given: list[str] = []

    def parse_known_args(self, *args: Any, **settings: Any) -> Any:  # noqa: ANN401  as argparse's own
        """Parse, and note which options were given."""
        self.given = []
        return super().parse_known_args(*args, **settings)

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:  # noqa: ANN401
        # argparse asks for the values once for each time that an option stands there
        name = next(iter(action.option_strings), "")
        if name:
            if name in self.given and not isinstance(action, argparse._AppendAction):  # noqa: SLF001
                spelled = " or ".join(action.option_strings)
                self.error(f"{spelled} is given twice; give it once")
            self.given.append(name)
        if any(not text.strip() for text in arg_strings):
            self.error(f"{name or action.metavar or action.dest} is empty; name it or leave it out")
        return super()._get_values(action, arg_strings)

    def alone(self, option: str) -> None:
        """Refuse what was given beside an option that goes with no other.

        Raises
        ------
        ArgumentError
            If there is any; the message names the first.
        """
        others = [name for name in self.given if name != option]
        if option in self.given and others:
            raise ArgumentError(f"{others[0]} does not go with {option}; use only one of them")

    def error(self, message: str) -> NoReturn:
        """Turn a parsing error into the same kind of message as any other."""
        words = re.sub(rf"\S{{{_LONG + 1},}}", lambda found: _cut(found[0]), message)
        raise ArgumentError(f"{words}; see `{self.prog} --help`")


def _cut(text: str) -> str:
    return f"{text[:_LONG]}…"


def run(command: Callable[[list[str]], int], name: str) -> NoReturn:
    """Run a command as the program `python -m NAME` and leave with its exit status.

    It leaves at once, all output flushed: taking the interpreter down in good order with NumPy,
    GEOS and PROJ loaded would take a tenth of the plain command's time, and has nothing to save.
    Only where coverage is measured it leaves in good order, since that is written then.
    """
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            # see `geo`: from here on an interrupt is cleaned up after
            signal.signal(signal.SIGINT, signal.default_int_handler)
        with open_streams():
            status = _status(command, name)
    except KeyboardInterrupt:
        status = INTERRUPTED
    if "coverage" in sys.modules:
        sys.exit(status)
    os._exit(status)


def _status(command: Callable[[list[str]], int], name: str) -> int:
    """Exit status of a command, after its messages."""
    try:
        try:
            status = command(sys.argv[1:])
        except SystemExit as leaving:
            # `--help` and `--version`
            status = leaving.code if isinstance(leaving.code, int) else 0
        sys.stdout.flush()
    except GeoError as error:
        if isinstance(error, OutputError):
            silence(sys.stdout)
        message = str(error)
        for argument in sys.argv[1:]:
            if len(argument) > _LONG_PATH:
                message = message.replace(argument, _cut(argument))
        status = BAD_INPUT
        _say(f"{name}: {message}\n")
    except BrokenPipeError:
        # the reader has gone, for example `| head`: print nothing, and let nothing be flushed again
        silence(sys.stdout)
        status = 0
    return status


def _say(line: str) -> None:
    """Write to standard error; if that is full or gone too, the exit status shows what happened."""
    try:
        sys.stderr.write(line)
        sys.stderr.flush()
    except (GeoError, OSError):
        silence(sys.stderr)


def write_outputs(outputs: Sequence[tuple[str, str]], text: str = "") -> None:
    """Write texts to files, all or none, and to standard output for `-`.

    Parameters
    ----------
    outputs
        Pairs of a path and what goes there.
    text
        What a person reads on standard output, where no output goes there.

    Raises
    ------
    ArgumentError
        If two outputs would go to the same place.
    OutputError
        If a file, or standard output, cannot be written; no file is then.
    """
    paths = [path for path, _ in outputs]
    same = first_same(paths)
    if same is not None:
        where = "standard output" if "-" in {same, *paths} and first_same(["-", same]) else same
        raise ArgumentError(f"two outputs cannot go to {where}; name a file for each")
    for path in paths:
        if path.endswith(("/", os.sep)):
            raise OutputError(f"cannot write {path}: it names a folder; name a file in it")
    # half a character, as a name can hold, is written as JSON escapes it
    encoded = {path: whole.encode("utf-8", "backslashreplace") for path, whole in outputs}
    printed = encoded.pop("-", None)

    def show() -> None:
        if printed is not None:
            put_out(printed if printed.endswith(b"\n") else printed + b"\n")
        elif text and not any(first_same(["-", path]) for path in paths):
            sys.stdout.write(text)
        sys.stdout.flush()

    write_all({Path(path): data for path, data in encoded.items()}, show=show)
    for path in encoded:
        _say(f"wrote {path}\n")


def names(text: str, what: str) -> list[str]:
    """Read the names, with commas between them, that an option was given."""
    found = [name.strip() for name in text.split(",")]
    if not all(found):
        raise ArgumentError(f"{what} {text!r} lacks a name; write, for example, shikotan,kunashiri")
    return found


def number(text: str, what: str) -> float:
    """Read a number that an option was given."""
    try:
        return float(text)
    except ValueError:
        raise ArgumentError(f"{what} {text!r} is not a number; write, for example, 0.4") from None


def pair(text: str, what: str) -> tuple[str, float]:
    """Read a name and a number with `=` between them."""
    name, separator, value = text.partition("=")
    if not separator:
        raise ArgumentError(f"{what} {text!r} lacks its `=`; write, for example, etorofu=0.25")
    return name, number(value, f"{what} {name}")


def texts_by_name(texts: Sequence[str], what: str, *, example: str) -> dict[str, str]:
    """Read texts that each name what they are of: a name, `=`, and the rest."""
    found: dict[str, str] = {}
    for text in texts:
        name, separator, value = text.partition("=")
        if not separator or not name.strip() or not value.strip():
            raise ArgumentError(
                f"{what} {text!r} is not a name, `=` and a value; write, for example, {example}"
            )
        if name in found:
            raise ArgumentError(f"{what} {name} is given twice; give it once")
        found[name] = value
    return found


def number_or_pair(text: str, what: str) -> float | dict[str, float]:
    """Read a number, or a name and a number with `=` between them."""
    return dict([pair(text, what)]) if "=" in text else number(text, what)
