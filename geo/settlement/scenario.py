"""Scenarios: a settlement as a small JSON document, which says what is asked and not what is found.

The format stands in docs/scenarios.md and, as JSON Schema, in `geo/schema/scenario.schema.json`.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from geo.base.files import package_root, write_all
from geo.base.frozen import FrozenDict
from geo.errors import ArgumentError
from geo.evidence.documents import read_seed
from geo.settlement import _fields as fields
from geo.settlement.island_cut import IslandCut
from geo.settlement.land import read_islands, resolve_claim
from geo.settlement.link import parse_link, write_link
from geo.settlement.model import LIMITS_NM, Settlement
from geo.settlement.options import check_option, settle, settle_claim
from geo.settlement.ways import ways_of

if TYPE_CHECKING:
    from geo.settlement.maritime import SeaSettlement

__all__ = ["FORMAT", "LANGUAGES", "VERSION", "Scenario", "scenario_schema"]

FORMAT = "four-islands-scenario"
VERSION = 1
LANGUAGES = ("en", "ja", "ru")
"""Languages of a page, and of a report if it has them."""

_SEA = "sea"
"""The option that no document names: a share of the sea."""
_WITH_SHARE = ("area", _SEA)
_FORMULA = ("option", "share", "alpha", "cut")
_CLAIM = ("islands", "cuts")
_TOP = ("title", *_CLAIM, *_FORMULA, "entitlement", "without", "including", "sea", "lang")


@dataclass(frozen=True)
class Scenario:
    """A settlement of the four islands as it is asked for.

    Either it says what becomes of each island (`islands`, `cuts`), or it names a formula (`option`,
    `share`). Islands may be given by any of their names, and are kept by id.

    Attributes
    ----------
    title
        What it is called, or None.
    islands
        Island to "japan" or "russia". An island that is named neither here nor in `cuts` is on
        Russia's side, which administers it today.
    cuts
        Island to `IslandCut`, or the same as a dictionary.
    option
        One of `geo.option_names()`, or "sea", half of the sea, which no document names.
    share
        Another share than a half, for the options "area" (which need not be named) and "sea".
    alpha
        For "two-plus-alpha": the part of Kunashiri / Kunashir, or island to part.
    cut
        How the island is cut on which a formula arrives: an `IslandCut` without fraction.
    entitlement
        Island to the nautical miles of sea that it is given: 200, 12 or 0. 200 where it is not
        named, and then not kept.
    without
        Islets that do not count at sea, though they do by default.
    including
        Rocks that count at sea, though they do not by default: Kaigara / Signalny, and Kaihyo /
        Tyuleniy.
    sea
        12 or 200: the limit that a page shows.
    lang
        "en", "ja" or "ru": the language of the page. Reports are in English.

    Raises
    ------
    ArgumentError
        If a value is unknown, missing, or contradicts another one; the message names the field.

    Examples
    --------
    >>> scenario = Scenario(islands={"habomai": "japan"}, cuts={"iturup": {"fraction": 0.2}})
    >>> [round(alpha.fraction, 3) for alpha in scenario.settle().alphas]
    [0.2]
    >>> Scenario(share=0.37).to_link()
    'split.html#share=0.37&sea=200'
    """

    title: str | None = None
    islands: Mapping[str, str] = field(default_factory=dict)
    cuts: Mapping[str, IslandCut] = field(default_factory=dict)
    option: str | None = None
    share: float | None = None
    alpha: Mapping[str, float] = field(default_factory=dict)
    cut: IslandCut | None = None
    entitlement: Mapping[str, int] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    sea: int = max(LIMITS_NM)
    lang: str = LANGUAGES[0]

    def __post_init__(self) -> None:
        """Check every field, and keep it in its one form."""
        order = tuple(read_seed("options.toml")["order"])
        islands = fields.by_island(self.islands, "islands", order)
        cuts = fields.by_island(self.cuts, "cuts", order)
        alpha = self._alpha(order)
        self._check_kind(claims=bool(islands or cuts), alpha=alpha)
        sides = tuple(read_seed("options.toml")["sides"])
        for island, side in islands.items():
            fields.one_of(side, f"islands.{island}", sides)
            if island in cuts:
                raise ArgumentError(
                    f'the scenario names {island!r} both in "islands" and in "cuts"; name it once'
                )
        if islands or cuts:
            islands = {k: islands.get(k, "russia") for k in order if k not in cuts}
        given = fields.by_island(self.entitlement, "entitlement", order)
        given = {
            island: fields.one_of(miles, f"entitlement.{island}", fields.ENTITLEMENTS)
            for island, miles in given.items()
        }
        kept = {
            "title": None if self.title is None else fields.text(self.title, "title"),
            "islands": FrozenDict(islands),
            "cuts": FrozenDict({k: IslandCut.from_dict(v, f"cuts.{k}") for k, v in cuts.items()}),
            "share": None if self.share is None else fields.number_in(self.share, "share", 0, 1),
            "alpha": FrozenDict(alpha),
            "cut": None if self.cut is None else self._checked_cut(self.cut),
            "entitlement": FrozenDict({k: m for k, m in given.items() if m != max(LIMITS_NM)}),
            "without": fields.rock_ids(self.without, "without"),
            "including": fields.rock_ids(self.including, "including"),
            "sea": fields.one_of(self.sea, "sea", LIMITS_NM),
            "lang": fields.one_of(self.lang, "lang", LANGUAGES),
        }
        for name, value in kept.items():
            object.__setattr__(self, name, value)

    @staticmethod
    def _checked_cut(cut: Any) -> IslandCut | None:  # noqa: ANN401
        found = IslandCut.from_dict(cut, "cut", formula=True)
        return None if found == IslandCut() else found

    def _alpha(self, order: tuple[str, ...]) -> dict[str, float]:
        given: Any = self.alpha
        if isinstance(given, (int, float)):
            options = read_seed("options.toml")["option"]
            given = {next(o["alpha"] for o in options if "alpha" in o): given}
        found = fields.by_island(given, "alpha", order)
        return {k: fields.number_in(v, f"alpha.{k}", 0, 1) for k, v in found.items()}

    def _check_kind(self, *, claims: bool, alpha: Mapping[str, float]) -> None:
        """Refuse a scenario with no formula, or with two."""
        given = [name for name in _FORMULA[:2] if getattr(self, name) is not None]
        given += ["alpha"] if alpha else []
        given += ["cut"] if self.cut is not None else []
        if claims and given:
            raise ArgumentError(
                f'the scenario has both "islands" or "cuts" and "{given[0]}"; either say what '
                "becomes of each island, or name a formula"
            )
        if claims:
            return
        if not {"option", "share"} & set(given):
            raise ArgumentError(
                'the scenario does not say who gets what; give it "islands" or "cuts", an '
                '"option" or a "share"'
            )
        if self.option is not None:
            check_option(fields.text(self.option, "option"), more=(_SEA,))
        if self.share is not None and self.option not in {None, *_WITH_SHARE}:
            raise ArgumentError(
                f"the option {self.option!r} has no share to set; leave the share out, or use one "
                f"of: {', '.join(_WITH_SHARE)}"
            )
        options = read_seed("options.toml")["option"]
        needs_alpha = {o["id"] for o in options if "alpha" in o}
        if bool(alpha) != (self.option in needs_alpha):
            raise ArgumentError(
                f"the option {self.option!r} needs its α, for example "
                '"alpha": {"kunashiri": 0.5}; its document does not say how large it is'
                if not alpha
                else f'"alpha" goes with the option {", ".join(needs_alpha)} alone; leave it out'
            )

    @classmethod
    def of_claim(
        cls,
        whole: Sequence[str],
        *,
        fraction: Mapping[str, float] | None = None,
        ends: Mapping[str, Sequence[Sequence[float]]] | None = None,
        cut: str | Mapping[str, str] = IslandCut.method,
        bearing_deg: float | Mapping[str, float] | None = None,
        toward: str | float | Mapping[str, str | float] = IslandCut.toward,
    ) -> Self:
        """Make the scenario of a claim.

        Parameters
        ----------
        whole, fraction, ends, cut, bearing_deg, toward
            As for `geo.settle_claim`.

        Returns
        -------
        scenario
            With each cut island's own way.

        Raises
        ------
        ArgumentError
            As `geo.settle_claim`.

        Examples
        --------
        >>> Scenario.of_claim(["habomai"], fraction={"iturup": 0.2}, cut="meridian").to_link()
        'split.html#to=habomai&fraction=etorofu:0.2&cut=meridian&sea=200'
        """
        lands = read_islands(tuple(read_seed("options.toml")["order"]))
        fractions = resolve_claim(lands, whole, fraction or {}, ends or {})
        ways = ways_of(
            lands, cut=cut, bearing_deg=bearing_deg, toward=toward, ends=ends, named=fractions
        )
        cuts = {}
        for island, part in fractions.items():
            way = ways[island]
            if way.ends is not None:
                cuts[island] = IslandCut(toward=way.toward, ends=way.ends)
            elif part not in {0.0, 1.0}:
                cuts[island] = IslandCut(part, way.method, way.bearing_deg, way.toward)
        islands = {
            land.id: "japan" if fractions.get(land.id) else "russia"
            for land in lands
            if land.id not in cuts
        }
        return cls(islands=islands, cuts=cuts)

    @classmethod
    def from_dict(cls, plain: Any) -> Self:  # noqa: ANN401
        """Read a scenario from a dictionary, as its JSON has it.

        Parameters
        ----------
        plain
            With `format` and `version`.

        Returns
        -------
        scenario
            Checked.

        Raises
        ------
        ArgumentError
            If it is no scenario, is of a newer version, has an unknown field, or as `Scenario`.

        Examples
        --------
        >>> Scenario.from_dict({"format": FORMAT, "version": 1, "option": "area"}).option
        'area'
        """
        if not isinstance(plain, Mapping):
            raise ArgumentError("a scenario is a JSON object; see docs/scenarios.md")
        if plain.get("format") != FORMAT:
            raise fields.refused("format", plain.get("format"), f'"{FORMAT}"')
        version = plain.get("version")
        if isinstance(version, (int, float)) and version > VERSION:
            raise ArgumentError(
                f"the scenario is of version {version}, which is newer than version {VERSION}, the "
                "last one that is known here; update the package, or save it in the older version"
            )
        fields.one_of(version, "version", (VERSION,))
        given = {name: each for name, each in plain.items() if name not in {"format", "version"}}
        fields.only(given, _TOP)
        for name, each in given.items():
            if each is None:
                raise fields.refused(name, None, "a value, or leave it out")
        return cls(**given)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a scenario from JSON.

        Parameters
        ----------
        text
            Or its bytes, in UTF-8.

        Returns
        -------
        scenario
            Checked.

        Raises
        ------
        ArgumentError
            If it is not JSON, names a field twice, or as `from_dict`.

        Examples
        --------
        >>> scenario = Scenario(option="count")
        >>> Scenario.from_json(scenario.to_json()) == scenario
        True
        """
        try:
            decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
            plain = json.loads(decoded, object_pairs_hook=_once)
        except UnicodeDecodeError as error:
            raise ArgumentError(f"the scenario is not text in UTF-8: {error.reason}") from None
        except ArgumentError:
            raise
        except ValueError as error:
            raise ArgumentError(
                f"the scenario is not valid JSON: {error}; is the file complete?"
            ) from None
        except RecursionError:
            raise ArgumentError("the scenario nests its objects too deep; see its format") from None
        return cls.from_dict(plain)

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Self:
        """Read a scenario from a file.

        Parameters
        ----------
        path
            A JSON file; `-` is standard input.

        Returns
        -------
        scenario
            Checked.

        Raises
        ------
        ArgumentError
            If the file cannot be read, or as `from_json`; the message names the file.

        Examples
        --------
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     Scenario(share=0.37).write(Path(folder, "mine.json"))
        ...     Scenario.read(Path(folder, "mine.json")).share
        0.37
        """
        name = "standard input" if str(path) == "-" else str(path)
        try:
            data = _standard_input() if str(path) == "-" else Path(path).read_bytes()
        except OSError as error:
            raise ArgumentError(f"cannot read {name}: {error.strerror or error}") from error
        except ArgumentError:
            raise
        except ValueError as error:
            raise ArgumentError(f"cannot read {name}: {error}") from error
        try:
            return cls.from_json(data)
        except ArgumentError as error:
            raise ArgumentError(f"{name}: {error}") from error

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as the JSON has it.

        Returns
        -------
        scenario
            Without what is not given; `from_dict` gives an equal scenario back.

        Examples
        --------
        >>> list(Scenario(option="three").to_dict())
        ['format', 'version', 'option', 'sea', 'lang']
        """
        plain: dict[str, Any] = {"format": FORMAT, "version": VERSION}
        for name in _TOP:
            value = getattr(self, name)
            if value is None or value in ({}, ()):
                continue
            if name == "cuts":
                value = {island: cut.to_dict() for island, cut in value.items()}
            elif isinstance(value, IslandCut):
                value = value.to_dict()
            elif isinstance(value, Mapping):
                value = dict(value)
            plain[name] = list(value) if isinstance(value, tuple) else value
        return plain

    def to_json(self) -> str:
        """JSON text, indented, with a last line end.

        Returns
        -------
        text
            The same for equal scenarios.

        Examples
        --------
        >>> Scenario(option="three").to_json().splitlines()[3]
        '  "option": "three",'
        """
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=2) + "\n"

    def write(self, path: str | PathLike[str]) -> None:
        """Write the scenario to a file, whole or not at all.

        Parameters
        ----------
        path
            A JSON file.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        write_all({Path(path): self.to_json().encode()})

    @classmethod
    def from_link(cls, link: str) -> Self:
        """Read what the address of a page says.

        Parameters
        ----------
        link
            An address or a file's path, and after `#` the settlement: see docs/scenarios.md.

        Returns
        -------
        scenario
            Checked.

        Raises
        ------
        ArgumentError
            If it is no such link, or as `from_dict`.

        Examples
        --------
        >>> Scenario.from_link("split.html#share=0.37&sea=200").share
        0.37
        """
        plain = parse_link(link)
        try:
            return cls.from_dict({"format": FORMAT, "version": VERSION, **plain})
        except ArgumentError as error:
            raise ArgumentError(f"the link {link!r} cannot be followed: {error}") from error

    def to_link(self, page: str = "split.html") -> str:
        """Address of a page that shows this scenario; it carries everything but the title.

        Parameters
        ----------
        page
            What stands before `#`.

        Returns
        -------
        link
            Percent-encoded where it must be; `from_link` gives the scenario back.

        Examples
        --------
        >>> Scenario(cuts={"kunashiri": {"fraction": 0.4}}, lang="ja").to_link()
        'split.html#to=&fraction=kunashiri:0.4&sea=200&lang=ja'
        """
        return write_link(self.to_dict(), page)

    def settle(self) -> Settlement:
        """Measure the settlement that the scenario asks for.

        Returns
        -------
        settlement
            Under the scenario's title, if it has one.

        Raises
        ------
        ArgumentError
            If there is no such border: see `geo.settle` and `geo.settle_claim`.

        Examples
        --------
        >>> round(Scenario(option="area").settle().sides["japan"].share, 6)
        0.5
        """
        found = self._formula() if self.option or self.share is not None else self._claim()
        return found if self.title is None else replace(found, title=self.title)

    def measure_sea(self) -> "SeaSettlement":
        """Measure the settlement that the scenario asks for, on land and at sea.

        Returns
        -------
        sea
            With the entitlements of the scenario, and without what it leaves out.

        Raises
        ------
        ArgumentError
            As `settle` and `geo.measure_sea`.

        Examples
        --------
        >>> round(Scenario(option="count").measure_sea().sides[200]["japan"].share, 3)
        0.495
        """
        from geo.settlement.maritime import measure_sea  # noqa: PLC0415  scipy is for the sea alone

        how: dict[str, Any] = {}
        if self.entitlement:
            how["entitlement"] = dict(self.entitlement)
        if self.without:
            how["without"] = self.without
        if self.including:
            how["including"] = self.including
        return measure_sea(self.settle(), **how)

    def _claim(self) -> Settlement:
        between = {k: cut.ends for k, cut in self.cuts.items() if cut.ends is not None}
        parts = {k: c.fraction for k, c in self.cuts.items() if c.fraction is not None}
        bearings = {k: c.bearing_deg for k, c in self.cuts.items() if c.bearing_deg is not None}
        return settle_claim(
            [island for island, side in self.islands.items() if side == "japan"],
            fraction=parts,
            ends=between,
            cut={island: self.cuts[island].method for island in parts},
            bearing_deg=bearings,
            toward={island: cut.toward for island, cut in self.cuts.items()},
        )

    def _formula(self) -> Settlement:
        way = self.cut or IslandCut()
        how: dict[str, Any] = {
            "cut": way.method,
            "bearing_deg": way.bearing_deg,
            "toward": way.toward,
        }
        if self.option == _SEA:
            from geo.settlement.maritime import settle_sea  # noqa: PLC0415  scipy is for the sea alone

            return settle_sea(share=0.5 if self.share is None else self.share, **how)
        alpha = dict(self.alpha) or None
        return settle(self.option or _WITH_SHARE[0], share=self.share, alpha=alpha, **how)


def scenario_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a scenario's document.

    Returns
    -------
    schema
        As it lies in `geo/schema/scenario.schema.json`.

    Examples
    --------
    >>> scenario_schema()["properties"]["format"]
    {'const': 'four-islands-scenario'}
    """
    path = package_root() / "schema" / "scenario.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def _standard_input() -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ArgumentError("cannot read standard input: it is closed; name a file instead")
    data: bytes = stream.read()
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that names a field twice: which of the two counts is anyone's guess."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ArgumentError(f'the scenario names "{name}" twice in one object; name it once')
        found[name] = value
    return found
