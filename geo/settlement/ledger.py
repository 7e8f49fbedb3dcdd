"""The shipped coast ledger: the sea of any settlement of the four islands, added up."""

from collections import Counter
from functools import cache

from geo.layers.derived import read_derived
from geo.measure.ledger import Division, Ledger, Owner
from geo.settlement.coasts import coast_holders, island_coasts, parts_by_island
from geo.settlement.model import Settlement

__all__ = ["divide_sea", "part_name", "sea_ledger"]


@cache
def sea_ledger() -> Ledger:
    """Read the ledger of the four islands among the coasts around, once a process.

    Returns
    -------
    ledger
        It reaches 200 nautical miles.

    Raises
    ------
    DataError
        If the file is missing or altered, or was made of other coasts.

    Examples
    --------
    >>> sea_ledger().names
    ('habomai', 'shikotan', 'kunashiri', 'etorofu')
    """
    return Ledger.from_dict(read_derived("coast_ledger.json"), island_coasts())


def divide_sea(land: Settlement, *, others: bool = False) -> Division:
    """Give the coasts of the four islands to the sides of a settlement.

    Parameters
    ----------
    land
        A settlement of the four islands.
    others
        Whether the other coasts get their holders too, which lines need and areas do not.

    Returns
    -------
    division
        Of the shipped ledger.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> divide_sea(settle("area")).parts[-2:]
    (('etorofu', 'japan'), ('etorofu', 'russia'))
    """
    owners: dict[str, Owner] = dict(coast_holders()) if others else {}
    owners |= {part.island: part.side for part in land.parts}
    # only a divided island needs the shapes of its parts
    count = Counter(part.island for part in land.parts)
    cut = [part for part in land.parts if count[part.island] > 1]
    owners |= parts_by_island(cut)
    return sea_ledger().divide(owners)


def part_name(island: str, side: str, *, is_whole: bool) -> str:
    """Name a part as seas do: "shikotan", or "etorofu:japan" of a cut island.

    Parameters
    ----------
    island, side
        Whose part it is.
    is_whole
        Whether the island is not cut.

    Returns
    -------
    name
        For example "etorofu:japan".

    Examples
    --------
    >>> part_name("etorofu", "japan", is_whole=False)
    'etorofu:japan'
    """
    return island if is_whole else f"{island}:{side}"
