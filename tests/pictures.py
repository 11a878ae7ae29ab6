"""Makes the pictures of the documents anew: `make pictures`. Needs Chromium."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from readiness.commands import main

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
IMAGES = Path(__file__).parents[1] / "docs" / "images"


def pictures() -> None:
    """The head of the example's latest report, as a reader sees it."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        if main(["example", "--out", folder]) != 0:
            sys.exit(1)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1250})
        page.goto((Path(folder) / "round-3.report.html").as_uri())
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=IMAGES / "constituency-report.png")
        browser.close()


if __name__ == "__main__":
    pictures()
