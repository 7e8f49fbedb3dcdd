"""Every figure and caption of `maps/split.html`, written once for each option and language."""

from collections.abc import Mapping, Sequence
from typing import Any

from geo.maps.pages.split.types import CutTexts, OptionTexts, PartTexts, SplitPart
from geo.maps.shared.strings import LANGUAGES
from geo.maps.shared.types import NamedRows, Names, OptionTitles, Rows, Side, Words
from geo.maps.shared.writer import OptionWriter

__all__ = ["Figures", "metres"]


def metres(value: object, strings: Mapping[str, Words]) -> Names | None:
    r"""Write an uncertainty in metres in every language; None for what is none.

    Parameters
    ----------
    value
        What the layer states: a median, or None where none is known, and what 95 % keep within.
    strings
        The page's words.

    Returns
    -------
    texts
        By language.

    Examples
    --------
    >>> from geo.maps.shared.strings import read_strings
    >>> metres({"median": None, "p95": 5000}, read_strings("split", "common"))["ja"]
    '95%が5,000\xa0m以内'
    """
    if not isinstance(value, Mapping):
        return None
    return {lang: _metres(value, OptionWriter(strings, lang, "split")) for lang in LANGUAGES}


def _metres(value: Mapping[str, float | None], writer: OptionWriter) -> str:
    most = writer.word("metres_most", value=writer.number(value["p95"], 0))
    if value["median"] is None:
        return most
    half = writer.word("metres_half", value=writer.number(value["median"], 0))
    return writer.word("semicolon", "common").join([half, most])


class Figures(OptionWriter):
    r"""Writes the texts of an option in one language.

    Parameters
    ----------
    strings
        The page's words.
    lang
        Language.
    sides, islands
        The two sides; the islands' names by id.
    ours
        Whether official areas stand beside the measured ones.

    Examples
    --------
    >>> from geo.maps.shared.strings import read_strings
    >>> strings = read_strings("split", "common")
    >>> figures = Figures(strings, "en", sides=[], islands={}, ours=True)
    >>> figures.km(7.25)
    '7.3\xa0km'
    """

    def __init__(
        self,
        strings: Mapping[str, Words],
        lang: str,
        *,
        sides: Sequence[Side],
        islands: Mapping[str, Names],
        ours: bool,
    ) -> None:
        super().__init__(strings, lang, "split")
        self.side_names = {side["id"]: self.name(side["names"]) for side in sides}
        self.islands = islands
        self.ours = ours

    def texts(
        self, figures: Mapping[str, Any], titles: OptionTitles, parts: Sequence[SplitPart]
    ) -> OptionTexts:
        """Write everything that the page shows of one option.

        Parameters
        ----------
        figures
            As `geo.Settlement.to_dict` returns them.
        titles, parts
            Titles and drawn parts of the option.

        Returns
        -------
        texts
            For one language.
        """
        sides = [figures["sides"][side] for side in self.side_names]
        alphas = {alpha["island"]: alpha for alpha in figures["alphas"]}
        cuts = [self._cut(border, alphas.get(border["island"])) for border in figures["borders"]]
        title = self.name(titles["titles"])
        comma, semicolon = self.word("comma", "common"), self.word("semicolon", "common")
        announced = semicolon.join(
            f"{name} {self.km2(side['area_km2'])}{comma}{self.percent(side['share'])}"
            for name, side in zip(self.side_names.values(), sides, strict=True)
        )
        return {
            "caption": self.word("caption", option=title),
            "islands": self._islands(sides),
            "sums": self._sums(sides),
            "cut_title": cuts[0]["title"] if cuts else self.word("border_none"),
            "cuts": cuts,
            "compared": [self._compared(side) for side in sides],
            "passages": [self.passage(citation) for citation in figures["citations"]],
            "parts": [self._part(part) for part in parts],
            "shown": self.word("shown", option=title, figures=announced),
        }

    def _held(self, fraction: float) -> str:
        if fraction in (0, 1):
            return self.word("whole" if fraction else "nothing")
        return self.percent(fraction)

    def _island(self, island: str) -> str:
        return self.name(self.islands[island])

    def _islands(self, sides: Sequence[Mapping[str, Any]]) -> NamedRows:
        return [
            [self.both(names), *(self._held(side["islands"].get(island, 0)) for side in sides)]
            for island, names in self.islands.items()
        ]

    def _sums(self, sides: Sequence[Mapping[str, Any]]) -> Rows:
        rows = [
            [self.word("area_km2"), *(self.number(side["area_km2"]) for side in sides)],
            [self.word("share"), *(self.percent(side["share"]) for side in sides)],
        ]
        if self.ours:
            area, share = "official_km2", "official_share"
            rows.append([self.word(area), *(self.number(side[area]) for side in sides)])
            rows.append([self.word(share), *(self.percent(side[share]) for side in sides)])
        return rows

    def _compared(self, side: Mapping[str, Any]) -> list[str]:
        shares = [side["share"], *([side["official_share"]] if self.ours else [])]
        return [self.km2(side["area_km2"]), " / ".join(self.percent(share) for share in shares)]

    def _cut(self, border: Mapping[str, Any], alpha: Mapping[str, Any] | None) -> CutTexts:
        ends = [self.coordinates(end) for end in border["ends"]]
        length, bearing = self.km(border["length_km"]), self._bearing(border)
        rows = [
            [self.word("end_a"), ends[0]],
            [self.word("end_b"), ends[1]],
            [self.word("length"), length],
            [self.word("bearing"), bearing],
            [self.word("method"), self._method(border["method"])],
        ]
        return {
            "title": self.word("border", island=self._island(border["island"])),
            "rows": rows + ([[self.word("alpha"), self._alpha(alpha)]] if alpha else []),
            "ends": ends,
            "size": f"{length}{self.word('comma', 'common')}{bearing}",
        }

    def _bearing(self, border: Mapping[str, Any]) -> str:
        return self.word("degrees", value=self.number(border["bearing_deg"]))

    def _method(self, method: str) -> str:
        known = method.partition(":")[0]
        return self.word(known, "methods") if known in self.strings["methods"] else method

    def _alpha(self, alpha: Mapping[str, Any]) -> str:
        text = self.word(
            "alpha_value",
            fraction=self.percent(alpha["fraction"]),
            island=self.head(self.islands[alpha["island"]]),
            area=self.km2(alpha["area_km2"]),
        )
        if alpha["official_fraction"] is None:
            return text
        official = self.percent(alpha["official_fraction"])
        return self.word("semicolon", "common").join(
            [text, self.word("alpha_official", fraction=official)]
        )

    def _part(self, part: SplitPart) -> PartTexts:
        names, side = self.islands[part["island"]], self.side_names[part["side"]]
        held, area = self._held(part["fraction"]), self.km2(part["area_km2"])
        label = self.word(
            "part",
            island=self.head(names),
            names=self.other_names(names, part["island"]),
            side=side,
            fraction=held,
            area=area,
        )
        share = "" if part["fraction"] == 1 else self.percent(part["fraction"])
        return {
            "label": label,
            "held": self.word("held", side=side, held=held, area=area),
            "share": share,
        }
