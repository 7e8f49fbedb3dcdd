"""Every figure and caption of `maps/sea.html`, written once for each option, limit and language."""

from collections.abc import Mapping, Sequence

from geo.maps.pages.sea.types import LimitTexts, SeaTexts, TripointTexts, ZoneTexts
from geo.maps.shared.cldr import has_wide
from geo.maps.shared.strings import head
from geo.maps.shared.types import BothNames, Names, OptionTitles, Rows, Words
from geo.maps.shared.writer import OptionWriter
from geo.settlement.model import BridgeWaters, SeaSettlement, Strait
from geo.settlement.profile import Station
from geo.settlement.sensitivity import Sensitivity

__all__ = ["Figures"]

_PLACES = 2
"""Decimals of a position on the median line: about a kilometre."""


class Figures(OptionWriter):
    r"""Writes the texts of an option in one language.

    Parameters
    ----------
    strings
        The page's words.
    lang
        Language.
    coasts, straits
        Names of islands, lands and straits by id.

    Examples
    --------
    >>> from geo.maps.shared.strings import read_strings
    >>> figures = Figures(read_strings("split", "common"), "en", coasts={}, straits={})
    >>> figures.km2(92.5)
    '92.5\xa0km²'
    """

    def __init__(
        self,
        strings: Mapping[str, Words],
        lang: str,
        *,
        coasts: Mapping[str, Names],
        straits: Mapping[str, Names],
    ) -> None:
        super().__init__(strings, lang, "sea")
        self.coasts = coasts
        self.straits = straits

    def texts(
        self, sea: SeaSettlement, titles: OptionTitles, tripoints: Sequence[Station]
    ) -> SeaTexts:
        """Write everything that the page shows of one option.

        Parameters
        ----------
        sea
            The settlement at sea.
        titles
            Titles of its option.
        tripoints
            Its tripoints.

        Returns
        -------
        texts
            For one language.
        """
        title = self.name(titles["titles"])
        return {
            "limits": {str(limit): self._limit(sea, limit, title) for limit in sea.sides},
            "crossed": self._crossed(sea),
            "straits": [self._strait(strait) for strait in sea.straits],
            "tripoints": [self._tripoint(point) for point in tripoints],
        }

    def cable(self, cases: Sequence[BridgeWaters]) -> Rows:
        """Write the rows of the cable: Japan's limit, then kilometres in each one's waters.

        Parameters
        ----------
        cases
            One for each limit.

        Returns
        -------
        rows
            For one language.
        """
        return [
            [
                self.word(f"cable_{case.japan_limit_nm}"),
                *(self.number(km) for km in (case.japan_km, case.russia_km, case.beyond_km)),
            ]
            for case in cases
        ]

    def sensitivity(self, rows: Sequence[Sensitivity]) -> Rows:
        """Write how Japan's shares depend on what is assumed.

        Parameters
        ----------
        rows
            From `measure_sensitivity`.

        Returns
        -------
        rows
            For one language: the assumption, and a share in per cent for each limit.
        """
        return [
            [
                self.word(f"assumed_{row.assumption.id.replace('-', '_')}"),
                *(self.percent(sides["japan"].share) for sides in row.sides.values()),
            ]
            for row in rows
        ]

    def _side(self, side: str) -> str:
        return self.word(side, "sides")

    def _coast(self, coast: str) -> str:
        return self.name(self.coasts[coast])

    def _limit(self, sea: SeaSettlement, limit: int, title: str) -> LimitTexts:
        areas, found = sea.islands[limit], [sea.sides[limit][side] for side in sea.settlement.sides]
        by_side = {
            (part.partition(":")[0], sea.holders[part]): area for part, area in areas.items()
        }
        islands = dict.fromkeys(island for island, _ in by_side)
        finding = [
            self.word(
                "finding",
                side=self._side(side),
                land=self.percent(land.share),
                sea=self.percent(sea.sides[limit][side].share),
                limit=str(limit),
            )
            for side, land in sea.settlement.sides.items()
        ]
        ordered = [island for island in sea.settlement.names if island in islands]
        sums = [value for side in found for value in (side.area_km2, side.change_km2)]
        grouped = has_wide([*areas.values(), *sums])

        def whole(value: float | None) -> str:
            return self.number(value, 0, grouped=grouped)

        def signed(value: float) -> str:
            text = whole(value)
            return f"+{text}" if value > 0 and text != "0" else text

        return {
            "caption": self.word("caption", limit=str(limit), option=title),
            "islands": [
                [
                    self.both(self.coasts[island]),
                    *(whole(by_side.get((island, side))) for side in sea.settlement.sides),
                ]
                for island in ordered
            ],
            "sums": [
                [self.word("area"), *(whole(side.area_km2) for side in found)],
                [self.word("share"), *(self.percent(side.share) for side in found)],
                [
                    self.word("change"),
                    *(signed(side.change_km2) for side in found),
                ],
            ],
            "finding": finding,
            "shown": self.word("shown", option=title, figures=" ".join(finding)),
            "zones": [self._zone(sea, part, limit) for part in sea.zones[limit]],
        }

    def _zone(self, sea: SeaSettlement, part: str, limit: int) -> ZoneTexts:
        island, area = part.partition(":")[0], self.km2(sea.islands[limit][part], 0)
        label = self.word(
            "zone",
            island=self.head(self.coasts[island]),
            names=self.other_names(self.coasts[island], island),
            side=self._side(sea.holders[part]),
            area=area,
            limit=str(limit),
        )
        return {"label": label, "area": area}

    def _crossed(self, sea: SeaSettlement) -> Rows:
        """Cells of one option in the cross-table: the two sides' shares in per cent."""
        land, sides = sea.settlement.sides, list(sea.settlement.sides)
        whole = len(sea.settlement.names)
        measures = [
            [sum(land[side].islands.values()) / whole for side in sides],
            [land[side].share for side in sides],
            *([found[side].share for side in sides] for found in sea.sides.values()),
        ]
        return [[self.percentage(share) for share in shares] for shares in measures]

    def _strait(self, strait: Strait) -> list[str | BothNames]:
        one, other = strait.sides
        shores = (
            self._side(one)
            if one == other
            else self.word("both", a=self._side(one), b=self._side(other))
        )
        within = self._side(strait.within_12) if strait.within_12 else self.word("no")
        names = {**self.straits.get(strait.id, {}), "en": strait.name}
        return [self.both(names), self.number(strait.width_km), shores, within]

    def _tripoint(self, point: Station) -> TripointTexts:
        where, km = self.coordinates((point.lon, point.lat), _PLACES), point.distance_m / 1e3
        said = [
            self.word("tri_coast", coast=self._coast(foot.coast), side=self._side(foot.side))
            for foot in point.feet
        ]
        distance = self.km(km)
        return {
            "label": self.word(
                "tri_label",
                where=where,
                km=distance,
                coasts=self.word("comma", "common").join(said),
            ),
            "title": f"{where}{self.word('colon', 'common')}{distance}",
            "where": where,
            "coasts": [
                self.both(self.coasts[foot.coast], head(text, self.lang))
                for foot, text in zip(point.feet, said, strict=True)
            ],
            "cell": self.number(km),
        }
