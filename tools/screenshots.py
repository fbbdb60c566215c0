"""The three pictures of README and docs/web.md, from a server with this code: python -m tools.screenshots [address].

After `python -m tools.precompute`, so that no page says that its figures are old. Needs Debian's chromium.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "docs" / "beeld"
COLOURS = 64
WIDTH, HEIGHT = 1200, 1150
SHOWN = (900, 862)


def main(address: str) -> None:
    """Take them all; raises where a page says that its figures are old."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(base_url=address, viewport={"width": WIDTH, "height": HEIGHT})
        page.set_default_timeout(300_000)
        page.goto("/")
        _save(page, "start")
        page.goto("/gemeente/GM0344")
        assert not page.get_by_text("eerdere versie").count(), "verouderd: eerst python -m tools.precompute"
        _save(page, "gemeente")
        page.goto("/huishouden")
        page.get_by_label("huurtoeslag").check()
        page.get_by_role("button", name="Verder").click()
        page.get_by_label("Uw leeftijd").fill("40")
        page.get_by_role("button", name="Verder").click()
        page.get_by_label("Brutoloon").fill("20.000")
        page.get_by_role("button", name="Verder").click()
        page.get_by_label("huur", exact=True).check()
        page.get_by_label("Kale huur").fill("650,50")
        page.get_by_role("button", name="Bereken").click()
        _save(page, "huishouden")
        browser.close()


def _save(page: Any, name: str) -> None:
    from PIL import Image

    taken = Image.open(BytesIO(page.screenshot())).convert("RGB").resize(SHOWN)
    taken.quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
