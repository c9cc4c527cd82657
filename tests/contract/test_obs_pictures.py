"""Contract: pictures of scenes and inputs, their sizes and their colours."""

import base64

import pytest
from PySide6.QtGui import QImage


def picture(client, source, **options):
    options = {"imageFormat": "png", **options}
    data = client.request("GetSourceScreenshot", sourceName=source, **options)["imageData"]
    head, _, body = data.partition(",")
    assert head == f"data:image/{options['imageFormat']};base64"
    image = QImage.fromData(base64.b64decode(body))
    assert not image.isNull()
    return image


def rgb(image, x, y):
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def near(colour, expected, by=3):
    return all(abs(a - b) <= by for a, b in zip(colour, expected, strict=True))


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({}, (640, 360)),
        ({"imageWidth": 320}, (320, 180)),
        ({"imageHeight": 90}, (160, 90)),
        ({"imageWidth": 100, "imageHeight": 100}, (100, 100)),
        ({"imageFormat": "jpg", "imageWidth": 320}, (320, 180)),
        ({"imageFormat": "jpg", "imageWidth": 320, "imageCompressionQuality": 30}, (320, 180)),
    ],
)
def test_a_picture_has_the_size_and_the_colour_that_is_asked(client, options, size):
    image = picture(client, "Podium", **options)

    assert (image.width(), image.height()) == size
    assert near(rgb(image, size[0] // 2, size[1] // 2), (0x20, 0x80, 0x20))


@pytest.mark.parametrize(
    ("source", "options", "code"),
    [
        ("Podium", {"imageFormat": "webp"}, 400),
        ("Podium", {"imageFormat": "png", "imageWidth": 7}, 402),
        ("Podium", {"imageFormat": "png", "imageWidth": 4097}, 402),
        ("Podium", {"imageFormat": "png", "imageCompressionQuality": 101}, 402),
        ("Podium", {}, 300),
        ("nothing", {"imageFormat": "png"}, 600),
        ("Podium mic", {"imageFormat": "png"}, 702),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused(client, source, options, code):
    assert client.code("GetSourceScreenshot", sourceName=source, **options) == code


@pytest.fixture
def placed(client, scene, fresh):
    """Places an input on the test's scene and gives its item id."""

    def place(kind, settings, **transform):
        item = client.request(
            "CreateInput",
            sceneName=scene,
            inputName=fresh("placed"),
            inputKind=kind,
            inputSettings=settings,
        )["sceneItemId"]
        if transform:
            client.request(
                "SetSceneItemTransform",
                sceneName=scene,
                sceneItemId=item,
                sceneItemTransform=transform,
            )
        return item

    return place


def plain(colour, width=640, height=360):
    return "color_source_v3", {"color": colour, "width": width, "height": height}


BLACK, WHITE, BLUE = 0xFF000000, 0xFFFFFFFF, 0xFFFF0000


def test_items_are_drawn_where_they_stand_cropped_and_scaled(client, scene, placed, make_picture):
    placed(*plain(BLUE))
    placed(
        "image_source",
        {"file": make_picture(100, 50), "linear_alpha": True},
        positionX=200,
        positionY=100,
        cropLeft=20,
        scaleX=2.0,
        scaleY=2.0,
    )
    image = picture(client, scene)

    red, blue = (255, 0, 0), (0, 0, 255)
    assert near(rgb(image, 205, 105), red)
    assert near(rgb(image, 355, 195), red)  # 80×50 visible, doubled: to 360, 200
    assert near(rgb(image, 365, 150), blue)
    assert near(rgb(image, 300, 205), blue)
    assert near(rgb(image, 195, 105), blue)


def test_a_hidden_item_is_not_drawn_and_a_higher_one_covers_a_lower_one(client, scene, placed):
    placed(*plain(WHITE))
    item = placed(*plain(BLUE))
    covered = rgb(picture(client, scene, imageWidth=64), 30, 15)
    client.request("SetSceneItemEnabled", sceneName=scene, sceneItemId=item, sceneItemEnabled=False)

    assert near(covered, (0, 0, 255))
    assert near(rgb(picture(client, scene, imageWidth=64), 30, 15), (255, 255, 255))


@pytest.fixture
def half_white(client, scene, placed, make_picture):
    """Puts white of alpha 128 over a colour and gives the colour that is drawn."""

    def put(over, linear_alpha):
        placed(*plain(over))
        file = make_picture(640, 360, (255, 255, 255, 128))
        placed("image_source", {"file": file, "linear_alpha": linear_alpha})
        return rgb(picture(client, scene, imageWidth=64), 30, 15)

    return put


@pytest.mark.parametrize(
    ("below", "linear", "expected"),
    [(WHITE, False, 220), (BLACK, False, 128), (WHITE, True, 255), (BLACK, True, 188)],
)
def test_half_transparent_white_is_mixed_in_linear_light(half_white, below, linear, expected):
    assert near(half_white(over=below, linear_alpha=linear), (expected,) * 3)


def test_a_nested_scene_is_drawn_inside_the_other(client, scene, placed, fresh):
    placed(*plain(BLUE, 100, 100))
    outer = fresh("outer")
    client.request("CreateScene", sceneName=outer)
    client.request("CreateSceneItem", sceneName=outer, sourceName=scene)
    image = picture(client, outer)
    client.request("RemoveScene", sceneName=outer)

    assert near(rgb(image, 50, 50), (0, 0, 255))
    assert image.pixelColor(150, 150).alpha() == 0


def test_an_input_alone_has_its_own_size(client):
    image = picture(client, "Podium colour", imageWidth=64)

    assert (image.width(), image.height()) == (64, 64)
    assert near(rgb(image, 30, 30), (0x20, 0x80, 0x20))
