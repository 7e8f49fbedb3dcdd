"""What all commands share: one-sentence errors, exit status 2, and outputs whole or not at all."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from geo.base.files import write_all
from geo.errors import ArgumentError, GeoError

BAD_INPUT = 2


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence on standard error, exit status 2."""

    def error(self, message: str) -> NoReturn:
        """Turn a parsing error into the same kind of message as any other."""
        raise ArgumentError(f"{message}; see `{self.prog} --help`")


def run(command: Callable[[list[str]], int], name: str) -> NoReturn:
    """Run a command as the program `python -m NAME` and leave with its exit status.

    It leaves at once, all output flushed: taking the interpreter down in good order with NumPy,
    GEOS and PROJ loaded would take a tenth of the plain command's time, and has nothing to save.
    """
    for stream in (sys.stdout, sys.stderr):
        # names in three scripts must survive any locale
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
    try:
        status = command(sys.argv[1:])
        sys.stdout.flush()
    except GeoError as error:
        sys.stderr.write(f"{name}: {error}\n")
        status = BAD_INPUT
    except BrokenPipeError:
        # the reader has gone, for example `| head`: say nothing, and let nothing be flushed again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except KeyboardInterrupt:
        status = 130
    sys.stderr.flush()
    os._exit(status)


def write_outputs(outputs: Sequence[tuple[str, str]]) -> None:
    """Write texts to files, all or none, and to standard output for `-`.

    Raises
    ------
    ArgumentError
        If two outputs would go to the same place.
    OutputError
        If a file cannot be written.
    """
    paths = [path for path, _ in outputs]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        where = "standard output" if twice == "-" else twice
        raise ArgumentError(f"two outputs cannot go to {where}; name a file for each")
    write_all({Path(path): text.encode() for path, text in outputs if path != "-"})
    for path, text in outputs:
        if path == "-":
            sys.stdout.write(text if text.endswith("\n") else text + "\n")
        else:
            sys.stderr.write(f"wrote {path}\n")


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


def alpha_of(text: str) -> float | dict[str, float]:
    """Read the α of two-plus-alpha: a part of Kunashiri / Kunashir, or ISLAND=F."""
    return dict([pair(text, "--alpha")]) if "=" in text else number(text, "--alpha")
