"""The look at pages finds what is wrong with one."""

import pytest

from tests.browser.visits import DAY, visit

pytestmark = pytest.mark.long

PLANT = "document.querySelector('main').insertAdjacentHTML('afterbegin', `%s`)"
STYLE = "document.querySelector('main h3 a').style.%s"


@pytest.mark.parametrize(
    ("fault", "plant"),
    [
        ("image-alt", PLANT % "<img src='/static/icon.svg'>"),
        ("label", PLANT % "<input>"),
        ("color-contrast-enhanced", STYLE % "color = '#666666'"),
        ("heading-order", PLANT % "<h1>One</h1><h5>Two</h5>"),
        ("aria-valid-attr", PLANT % "<p aria-wrong='true'>Text</p>"),
        ("html-has-lang", "document.documentElement.removeAttribute('lang')"),
    ],
)
def test_look_notices_what_axe_finds(opened, fault, plant):
    with opened() as page:
        seen = visit(page, "/documents/", windows=[DAY], plant=plant)

    assert fault in {name for name, *_ in seen.violations}


@pytest.mark.parametrize(
    ("name", "plant"),
    [
        ("complaints", "console.error('something is wrong')"),
        ("complaints", PLANT % "<p style='color: red'>Text</p>"),
        ("complaints", "document.head.append(Object.assign(document.createElement('script'),"
                       "{textContent: '1'}))"),
        ("complaints", PLANT % "<img src='https://elsewhere.example/' alt=''>"),
        ("cut", STYLE % "cssText = 'display: block; inline-size: 100rem'"),
        ("cut", STYLE % "cssText = 'display: block; overflow: hidden; inline-size: 1rem'"),
        ("unmarked", STYLE % "outline = 'none'"),
        ("moving", STYLE % "transition = 'color 1s'"),
    ],
)  # fmt: skip
def test_look_notices_what_is_wrong(opened, name, plant):
    with opened() as page:
        seen = visit(page, "/documents/", windows=[], plant=plant)

    assert getattr(seen, name)
