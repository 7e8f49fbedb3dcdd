"""Print a pip constraint for each dependency of the package: the lowest version it allows."""

import re
import sys
import tomllib
from pathlib import Path


def main() -> int:
    """Read pyproject.toml, and print `name==lowest` line by line."""
    path = Path(__file__).resolve().parent.parent / "pyproject.toml"
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        found = re.fullmatch(r"([\w-]+)>=([\d.]+)(,<[\d.]+)?", requirement)
        if found is None:
            sys.stderr.write(f"{requirement} in pyproject.toml names no lowest version: add '>='\n")
            return 1
        print(f"{found[1]}=={found[2]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
