"""`geo.maps.shared.typescript`: the page data's types, written for JavaScript."""

import pytest

from geo.errors import ArgumentError
from geo.maps.shared.typescript import declarations, main

HEAD = """\
from typing import Any, Literal, NamedTuple, NotRequired, TypedDict
"""
KINDS = """\
__all__ = ["Data", "Base", "Names", "Row"]
Names = dict[str, str]

class Row(NamedTuple):
    '''A row.

    More than the first paragraph is not written.
    '''

    day: int | None
    text: str

class Base(TypedDict):
    names: Names

class Data(Base):
    '''All kinds of
    values.
    '''

    flag: bool
    ring: list[int]
    point: tuple[float, float]
    many: tuple[str, ...]
    either: list[int | str]
    pairs: list[tuple[int, int] | None]
    rows: list[Row]
    nested: dict[str, list[Base]]
    kind: Literal["a", 'say "b"', 3, True, None]
    kinds: list[Literal["a", "b"]]
    tiles: NotRequired[bool]
    open: dict[str, Any]

class Hidden(TypedDict):
    value: int
"""
WRITTEN = """\
// Made of kinds by "make web"; change that, not this.

export type Names = Record<string, string>;

/** A row. */
export type Row = [
  day: number | null,
  text: string,
];

export interface Base {
  names: Record<string, string>;
}

/** All kinds of values. */
export interface Data {
  names: Record<string, string>;
  flag: boolean;
  ring: number[];
  point: [number, number];
  many: string[];
  either: (number | string)[];
  pairs: ([number, number] | null)[];
  rows: Row[];
  nested: Record<string, Base[]>;
  kind: "a" | "say \\"b\\"" | 3 | true | null;
  kinds: ("a" | "b")[];
  tiles?: boolean;
  open: Record<string, unknown>;
}
"""


@pytest.fixture
def module_of(monkeypatch, tmp_path):
    """Make a module of types, with a folder for its scripts; gives its declaration file."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "web").mkdir()

    def make(name, text):
        (tmp_path / f"{name}.py").write_text(HEAD + text)
        return tmp_path / "web" / "data.d.ts"

    return make


class TestDeclarations:
    def test_every_kind_of_type_is_written_and_nothing_that_is_not_public(self, module_of):
        module_of("kinds", KINDS)
        assert declarations("kinds") == WRITTEN

    def test_what_another_module_defines_is_imported_not_repeated(self, module_of):
        module_of("ground", KINDS)
        module_of(
            "above",
            "from ground import Base, Names, Row\n"
            "__all__ = ['Base', 'Other']\n"
            "class Other(TypedDict):\n"
            "    base: Base\n"
            "    rows: list[Row]\n"
            "    names: Names\n",
        )
        text = declarations("above")
        assert 'import type {\n  Base,\n  Row,\n} from "./data";' in text
        assert text.count("export") == 1

    @pytest.mark.parametrize("hint", ["set[int]", "dict[int, str]", "bytes", "list[complex]"])
    def test_what_json_cannot_carry_is_refused(self, module_of, hint):
        name = f"bad_{abs(hash(hint))}"
        module_of(name, f"__all__ = ['Bad']\nclass Bad(TypedDict):\n    value: {hint}\n")
        with pytest.raises(ArgumentError, match=r"cannot be carried by a page's JSON"):
            declarations(name)


class TestCommand:
    def test_writes_then_finds_no_difference_then_finds_one(self, module_of, capsys):
        file = module_of("one", "__all__ = ['One']\nclass One(TypedDict):\n    value: int\n")
        assert main(["--check", "one"]) == 1
        assert "not what Python declares" in capsys.readouterr().err
        assert not file.exists()
        assert main(["one"]) == 0
        assert "  value: number;\n" in file.read_text()
        assert main(["--check", "one"]) == 0
        file.write_text(file.read_text().replace("number", "string"))
        assert main(["--check", "one"]) == 1
