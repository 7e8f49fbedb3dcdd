"""The command `python -m geo.words`: what is left to translate, and the English of it.

Examples
--------
::

    python -m geo.words
    python -m geo.words --lang ja --english
"""

import sys

from geo.base.command import Parser, run
from geo.evidence.passages import check_choice
from geo.evidence.words import TRANSLATIONS, english_words, translation_faults, translation_gaps

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.words`.

    Returns
    -------
    status
        0; 1 if a translation is missing, stale or broken.

    Raises
    ------
    GeoError
        On any bad input.

    Examples
    --------
    >>> main([])
    geo.words: all records are translated, and none is stale (ja, ru)
    0
    """
    args = _parser().parse_args(arguments)
    check_choice("language", args.lang, TRANSLATIONS)
    languages = TRANSLATIONS if args.lang is None else (args.lang,)
    texts = {
        (file, name): own
        for (file, _), all_ in english_words().items()
        for name, own in all_.items()
    }
    lines = translation_faults()
    for gap in translation_gaps():
        if gap.lang in languages:
            lines.append(
                f'seeds/words/{gap.lang}/{gap.file}: {gap.id} {gap.what}; then of = "{gap.mark}"'
            )
            if args.english:
                lines += [f"  {key}: {text}" for key, text in texts[gap.file, gap.id].items()]
    if lines:
        sys.stdout.write("\n".join(lines) + f"\n{len(lines)} lines to see to\n")
        return 1
    said = f"all records are translated, and none is stale ({', '.join(languages)})"
    sys.stdout.write(f"geo.words: {said}\n")
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.words",
        description="List what is left to translate, or changed since it was.",
        allow_abbrev=False,
    )
    parser.add_argument("--lang", metavar="LANG", help=", ".join(TRANSLATIONS))
    parser.add_argument("--english", action="store_true", help="with the English of each")
    return parser


if __name__ == "__main__":
    run(main, "geo.words")
