from generator.render.assets import assets


def test_an_asset_s_address_changes_with_its_bytes_alone() -> None:
    before = assets({"site.css": b"a{}"})["site.css"].url
    assert before == assets({"site.css": b"a{}", "x.js": b""})["site.css"].url
    assert before != assets({"site.css": b"b{}"})["site.css"].url


def test_an_asset_keeps_its_name_and_kind() -> None:
    url = assets({"icon-96.png": b"x"})["icon-96.png"].url
    assert url.startswith("/assets/icon-96.")
    assert url.endswith(".png")


def test_the_order_of_the_files_does_not_matter() -> None:
    files = {"b.css": b"b", "a.css": b"a"}
    assert list(assets(files)) == list(assets(dict(reversed(files.items())))) == ["a.css", "b.css"]
