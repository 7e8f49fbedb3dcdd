"""Find a Chromium for the browser tests, or install one; run by `make test`."""

import os
import shutil
import subprocess
import sys

from browser import find_chromium

PACKAGES = ["chromium", "fonts-noto-cjk"]


def _apt() -> bool:
    """Install Debian's Chromium, as root or through sudo."""
    if shutil.which("apt-get") is None:
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if prefix and shutil.which("sudo") is None:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *PACKAGES],
    ):
        if subprocess.run(
            [*prefix, *step], env=environment, stdout=sys.stderr, check=False
        ).returncode:
            return False
    return True


def _playwright() -> bool:
    """Let Playwright download its own."""
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False
    )
    return done.returncode == 0


def main() -> int:
    """Say where the browser is, or what to do."""
    found = find_chromium()
    if found is None and (_apt() or _playwright()):
        found = find_chromium() or "Playwright's own"
    if found is None:
        sys.stderr.write("no Chromium: install one, and name it in $GEO_CHROMIUM\n")
        return 1
    sys.stderr.write(f"browser: {found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
