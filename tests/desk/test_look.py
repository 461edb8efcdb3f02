"""The desk has the colours of the public site."""

import re
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
DARK = "@media screen and (prefers-color-scheme: dark)"


def colours(css):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def test_each_colour_is_that_of_the_public_site_in_light_and_dark():
    light, dark = (STATIC / "reading-room.css").read_text().split(DARK, maxsplit=1)
    dark = dark.partition("\n  }\n")[0]
    desk = (STATIC / "desk" / "tokens.css").read_text()

    found = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", desk)

    assert {name: (day, night) for name, day, night in found} == {
        name: (day, colours(dark)[name]) for name, day in colours(light).items()
    }
