"""Writes the pages' data types for JavaScript: TypedDicts to declarations that `tsc` checks.

The types stand in Python once (`geo.maps.shared.types` and `geo.maps.pages.*.types`); a
declaration file beside the scripts that read the data is made of each module. `make lint` fails
if one of them is not what its module gives.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from os.path import relpath
from pathlib import Path
from types import GenericAlias, ModuleType, NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from geo.base.command import Parser, run
from geo.errors import ArgumentError

__all__ = ["declarations", "main"]

_PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    NoneType: "null",
    Any: "unknown",
    object: "unknown",
}


def _is_row(hint: object) -> bool:
    """Whether a type is a NamedTuple, which JSON carries as a list."""
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


def _is_named(hint: object) -> bool:
    return is_typeddict(hint) or _is_row(hint)


def _literal(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def _list(item: object) -> str:
    written = _write(item)
    one_of = get_origin(item) in {Union, UnionType, Literal}
    return f"({written})[]" if one_of else f"{written}[]"


def _compound(hint: object) -> str | None:
    """Write a type that is made of others; None if JSON cannot carry it."""
    origin, arguments = get_origin(hint), get_args(hint)
    written = None
    if origin in {NotRequired, Required}:
        written = _write(arguments[0])
    elif origin in {Union, UnionType}:
        written = " | ".join(dict.fromkeys(map(_write, arguments)))
    elif origin is Literal:
        written = " | ".join(map(_literal, arguments))
    elif origin in {list, Sequence} or (origin is tuple and arguments[-1] is Ellipsis):
        written = _list(arguments[0])
    elif origin is tuple:
        written = f"[{', '.join(map(_write, arguments))}]"
    elif origin is dict and arguments[0] is str:
        written = f"Record<string, {_write(arguments[1])}>"
    return written


def _write(hint: Any) -> str:  # noqa: ANN401  any annotation
    if hint in _PLAIN:
        return _PLAIN[hint]
    written = str(hint.__name__) if _is_named(hint) else _compound(hint)
    if written is None:
        raise ArgumentError(
            f"{hint!r} cannot be carried by a page's JSON; use str, int, float, bool, None, list, "
            "tuple, dict with str keys, Literal, TypedDict or NamedTuple"
        )
    return written


def _doc(text: str | None, indent: str = "") -> list[str]:
    """Write the first paragraph of a docstring as a comment."""
    paragraph = " ".join((text or "").split("\n\n")[0].split())
    return [f"{indent}/** {paragraph} */"] if paragraph else []


def _dict(hint: Any) -> list[str]:  # noqa: ANN401  a TypedDict
    lines = [*_doc(hint.__doc__), f"export interface {hint.__name__} {{"]
    for key, value in get_type_hints(hint, include_extras=True).items():
        mark = "" if key in hint.__required_keys__ else "?"
        lines.append(f"  {key}{mark}: {_write(value)};")
    return [*lines, "}"]


def _row(hint: Any) -> list[str]:  # noqa: ANN401  a NamedTuple
    fields = [f"{key}: {_write(value)}" for key, value in get_type_hints(hint).items()]
    lines = [f"export type {hint.__name__} = [", *(f"  {field}," for field in fields), "];"]
    return [*_doc(hint.__doc__), *lines]


def _declare(name: str, hint: object) -> list[str]:
    if is_typeddict(hint):
        return _dict(hint)
    if _is_row(hint):
        return _row(hint)
    return [f"export type {name} = {_write(hint)};"]


def _references(hint: Any) -> set[type]:  # noqa: ANN401  any annotation
    """Collect the TypedDicts and NamedTuples that a type names, itself among them."""
    if _is_named(hint):
        return {hint}
    return {name for one in get_args(hint) for name in _references(one)}


def _own(module: ModuleType) -> dict[str, object]:
    """Find what a module defines of its public names, in order of definition."""
    known = {name: getattr(module, name) for name in module.__all__}
    order = list(vars(module))
    mine = {
        name: hint
        for name, hint in known.items()
        if isinstance(hint, GenericAlias | UnionType) or hint.__module__ == module.__name__
    }
    return dict(sorted(mine.items(), key=lambda pair: order.index(pair[0])))


def _file(module: str) -> Path:
    """Name the declaration file of a module: beside the scripts of its folder."""
    source = import_module(module).__file__ or ""
    return Path(source).parent / "web" / "data.d.ts"


def _imports(module: str, own: dict[str, object]) -> list[str]:
    used = set()
    for hint in own.values():
        hints = get_type_hints(hint).values() if _is_named(hint) else [hint]
        used |= {name for one in hints for name in _references(one)}
    others: dict[str, list[str]] = {}
    for hint in used:
        if hint.__module__ != module:
            others.setdefault(hint.__module__, []).append(hint.__name__)
    lines = []
    for other, names in sorted(others.items()):
        path = relpath(_file(other), _file(module).parent).removesuffix(".d.ts")
        address = path if path.startswith(".") else f"./{path}"
        lines += ["import type {", *(f"  {name}," for name in sorted(names))]
        lines.append(f'}} from "{address}";')
    return lines


def declarations(module: str) -> str:
    """Write the types of a module as TypeScript declarations.

    Parameters
    ----------
    module
        Name of a module whose `__all__` names TypedDicts, NamedTuples (which JSON carries as
        lists) and aliases of what JSON can hold.

    Returns
    -------
    text
        The declarations, in the module's order; the same module gives the same text.

    Raises
    ------
    ArgumentError
        If one of the types cannot be carried by JSON.

    Examples
    --------
    >>> "export interface Side {" in declarations("geo.maps.shared.types")
    True
    """
    own = _own(import_module(module))
    head = [f'// Made of {module} by "make web"; change that, not this.']
    imports = _imports(module, own)
    blocks = [*([imports] if imports else []), *(_declare(*one) for one in own.items())]
    return "\n\n".join("\n".join(block) for block in [head, *blocks]) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write, or with ``--check`` compare, the declaration file of each module.

    Parameters
    ----------
    arguments
        Names of modules; ``--check`` among them.

    Returns
    -------
    status
        0; 1 if a file is not what its module gives.

    Examples
    --------
    >>> main(["--check", "geo.maps.shared.types"])
    0
    """
    parser = Parser(prog="python -m geo.maps.shared.typescript", description=__doc__)
    parser.add_argument("modules", nargs="+", help="modules of types")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    stale = []
    for module in options.modules:
        file, text = _file(module), declarations(module)
        if not options.check:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(f"{file.parent.name}/{file.name} of {module}")
    if stale:
        sys.stderr.write(f'{"; ".join(stale)}: not what Python declares; run "make web"\n')
    return 1 if stale else 0


if __name__ == "__main__":
    run(main, "geo.maps.shared.typescript")
