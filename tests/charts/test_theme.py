import pytest

from briefs.charts import style_sheet
from briefs.charts.theme import COLOURS, variable, with_light_colours

SCHEMES = ("light", "dark")
TYPE = ("ink", "ink-2", "eco-a", "eco-b", "conflict", "agreement", "link")


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("paper", ["paper", "paper-2"])
@pytest.mark.parametrize("name", TYPE)
def test_every_colour_of_type_can_be_read_on_paper(name, paper, scheme):
    colour, ground = (getattr(COLOURS[one], scheme) for one in (name, paper))
    assert contrast(colour, ground) >= 4.5


def test_the_measure_of_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_style_sheet_has_every_colour_for_both_schemes():
    light, dark = style_sheet().split("slate", 1)
    for name, colour in COLOURS.items():
        assert f"--bb-{name}:{colour.light}" in light
        assert f"--bb-{name}:{colour.dark}" in dark


def test_a_colour_is_referred_to_as_a_custom_property():
    assert variable("eco-a") == "var(--bb-eco-a)"
    with pytest.raises(KeyError):
        variable("red")


def test_plain_light_colours_replace_every_property():
    text = " ".join(map(variable, COLOURS))
    assert with_light_colours(text) == " ".join(colour.light for colour in COLOURS.values())
