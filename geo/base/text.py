"""Text for a terminal and for HTML: tables, wrapped lines, positions."""

import html
import textwrap
import unicodedata
from collections.abc import Sequence

__all__ = ["html_table", "position", "table", "wrapped"]


def html_table(caption: str, rows: Sequence[Sequence[str]]) -> str:
    """Format a table as HTML, every word escaped: a head row, then rows that begin with a name.

    Parameters
    ----------
    caption
        Title of the table.
    rows
        The head first; all of one length.

    Returns
    -------
    html
        One `table` element.

    Examples
    --------
    >>> html_table("A < B", [["km²", "Japan"], ["Shikotan", "249.2"]])[:40]
    '<table><caption>A &lt; B</caption><thead'
    """
    head, *body = rows
    lines = [f"<table><caption>{html.escape(caption)}</caption><thead><tr>"]
    lines += [f'<th scope="col">{html.escape(cell)}</th>' for cell in head]
    lines.append("</tr></thead><tbody>")
    for first, *others in body:
        numbers = "".join(f'<td style="text-align:right">{html.escape(c)}</td>' for c in others)
        lines.append(f'<tr><th scope="row">{html.escape(first)}</th>{numbers}</tr>')
    return "".join([*lines, "</tbody></table>"])


def position(lonlat: tuple[float, float]) -> str:
    """Format a position with its hemispheres, to five decimals (a metre).

    Parameters
    ----------
    lonlat
        Longitude and latitude in degrees.

    Returns
    -------
    text
        Latitude first.

    Examples
    --------
    >>> position((147.33226, 44.88859))
    '44.88859° N, 147.33226° E'
    """
    lon, lat = lonlat
    return f"{abs(lat):.5f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.5f}° {'E' if lon >= 0 else 'W'}"


def table(rows: Sequence[Sequence[str]], *, text_columns: int = 1) -> list[str]:
    r"""Align a table: the first columns to the left, numbers to the right, a rule below the head.

    Parameters
    ----------
    rows
        The head first; all of one length.
    text_columns
        How many columns are aligned to the left.

    Returns
    -------
    lines
        Without line ends; East Asian characters count as two columns.

    Examples
    --------
    >>> print("\n".join(table([["island", "km²"], ["Etorofu / Iturup", "3,175.6"]])))
    island                km²
    ────────────────  ───────
    Etorofu / Iturup  3,175.6
    """
    widths = [max(_width(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = []
    for row in rows:
        padded = [
            cell + " " * (width - _width(cell))
            if k < text_columns
            else " " * (width - _width(cell)) + cell
            for k, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(padded).rstrip())
    lines.insert(1, "  ".join("─" * width for width in widths))
    return lines


def _width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int = 96) -> list[str]:
    """Break a text into lines of at most a width, at spaces only.

    Parameters
    ----------
    text
        White space in it becomes single spaces.
    width
        In characters.

    Returns
    -------
    lines
        Without line ends; a longer word has a line of its own.

    Examples
    --------
    >>> wrapped("half of the land", width=8)
    ['half of', 'the land']
    """
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
