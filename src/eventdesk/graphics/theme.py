"""The event's colours over a template's, and whether words can be read on them."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from eventdesk.domain.graphic import Theme
from eventdesk.graphics.template import Colour, Plate, Shadow, Style, Template

NAME_CONTRAST, DETAIL_CONTRAST = 3.0, 4.5
"""WCAG 2.2, 1.4.3: large text needs 3:1, other text 4.5:1."""
_SECOND_NAME, _DETAIL, _SECOND_DETAIL = 0.2, 0.04, 0.28
"""How far the lesser words go from the text's colour towards the plate's."""
_DETAIL_PLATE = 0.09
"""How far the details' plate goes from the names' towards the text's colour."""
_STEP = 0.04
_EDGE_ALPHA = 31
_SHADOW = 0.6
_LINEAR_BELOW = 0.04045  # of sRGB (IEC 61966-2-1)


class Unreadable(Struct, frozen=True):
    """Words that cannot be read on their plate; ``ratio`` is WCAG's contrast, ``wanted`` the
    least that will do."""

    text: Colour
    plate: Colour
    ratio: float
    wanted: float


def themed(template: Template, theme: Theme) -> Template:
    """The template in the event's colours. Lesser words and the second plate follow from them;
    they stay readable where the text's own colour is."""
    plate, text = _colour(theme.plate), _colour(theme.text)
    accent = _colour(theme.accent)
    result = template
    if accent:
        result = replace(result, accent=replace(result.accent, colour=accent))
    if plate or text:
        words = text or template.name.colour
        line = words._replace(alpha=template.columns.colour.alpha)
        result = replace(
            result,
            plate=_plate(result.plate, plate, words),
            shadow=_shadow(result.shadow, plate, words),
            columns=replace(template.columns, colour=line),
        )
    return _in_colour(result, text) if text else result


def unreadable(template: Template) -> Iterator[Unreadable]:
    """Every pair of words and ground with too little contrast: on the plate that the sheet can
    name first, then the worst."""
    plate, panel = template.plate, template.panel
    pairs = [
        *((style, plate.name_colour, NAME_CONTRAST) for style in (template.name, panel.name)),
        (template.second_name, plate.name_colour, NAME_CONTRAST),
        (template.detail, plate.detail_colour, DETAIL_CONTRAST),
        (template.second_detail, plate.detail_colour, DETAIL_CONTRAST),
        # A strap of several people has one plate.
        (panel.detail, plate.name_colour, DETAIL_CONTRAST),
        (panel.second_name, plate.name_colour, DETAIL_CONTRAST),
    ]
    found = {
        Unreadable(style.colour, ground, ratio, wanted)
        for style, under, wanted in pairs
        if (ratio := contrast(style.colour, ground := _over_shadow(under, template))) < wanted
    }
    own = _over_shadow(plate.name_colour, template)
    yield from sorted(found, key=lambda one: (one.plate != own, one.ratio / one.wanted))


def readable_on(ground: Colour) -> Colour:
    """Black or white, whichever can be read better on this ground."""
    black, white = Colour(0, 0, 0), Colour(255, 255, 255)
    return max(white, black, key=lambda colour: contrast(colour, ground))


def contrast(one: Colour, other: Colour) -> float:
    """WCAG's contrast ratio of two opaque colours, 1..21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def spelled(colour: Colour) -> str:
    """As a sheet writes it, "#RRGGBB"."""
    return f"#{colour.red:02X}{colour.green:02X}{colour.blue:02X}"


def _luminance(colour: Colour) -> float:
    def light(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * light(colour.red) + 0.7152 * light(colour.green) + 0.0722 * light(colour.blue)


def _over_shadow(plate: Colour, template: Template) -> Colour:
    """What is behind the words: the plate, or the shadow where there is none."""
    return template.shadow.colour if plate.alpha == 0 else plate


def _plate(plate: Plate, colour: Colour | None, text: Colour) -> Plate:
    if colour is None:
        return replace(plate, edge_colour=text._replace(alpha=_EDGE_ALPHA))
    one = plate.name_colour == plate.detail_colour  # a look of one plate stays one
    lighter = colour if one else _mixed(colour, text, _DETAIL_PLATE)
    return replace(
        plate,
        name_colour=colour._replace(alpha=plate.name_colour.alpha),
        detail_colour=lighter._replace(alpha=plate.detail_colour.alpha),
        edge_colour=text._replace(alpha=_EDGE_ALPHA),
    )


def _shadow(shadow: Shadow, plate: Colour | None, text: Colour) -> Shadow:
    """The plate's colour, but as dark, or as bright, as a shadow has to be to hold the words."""
    if plate is None:
        return shadow
    return replace(shadow, colour=_mixed(plate, readable_on(text), _SHADOW))


def _in_colour(template: Template, text: Colour) -> Template:
    plate = template.plate

    def toward(style: Style, share: float, ground: Colour, wanted: float) -> Style:
        # Without a plate nothing is quiet behind the lesser words: they need all the contrast.
        # Words that the template sets in the name's colour keep it as well.
        alike = style.colour == template.name.colour or not ground.alpha
        share = 0.0 if alike else share
        colour = _mixed(text, ground, share)
        while share > 0 and contrast(colour, ground) < wanted:
            share = max(0.0, share - _STEP)
            colour = _mixed(text, ground, share)
        return replace(style, colour=colour)

    def name(style: Style, share: float, wanted: float = NAME_CONTRAST) -> Style:
        return toward(style, share, plate.name_colour, wanted)

    def detail(style: Style, share: float) -> Style:
        return toward(style, share, plate.detail_colour, DETAIL_CONTRAST)

    panel = template.panel
    return replace(
        template,
        name=name(template.name, 0),
        second_name=name(template.second_name, _SECOND_NAME),
        detail=detail(template.detail, _DETAIL),
        second_detail=detail(template.second_detail, _SECOND_DETAIL),
        panel=replace(
            panel,
            name=name(panel.name, 0),
            second_name=name(panel.second_name, _SECOND_NAME, DETAIL_CONTRAST),
            detail=name(panel.detail, _DETAIL, DETAIL_CONTRAST),
        ),
    )


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    pairs = zip(one[:3], other[:3], strict=True)
    return Colour(*(round(a + (b - a) * share) for a, b in pairs))


def _colour(written: str | None) -> Colour | None:
    """A theme's "#RRGGBB"; the sheet's reader has checked it."""
    return Colour(*bytes.fromhex(written.removeprefix("#"))) if written else None
