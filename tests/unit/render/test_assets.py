from generator.render.assets import asset_problems, assets


def test_an_asset_s_address_changes_with_its_bytes_alone() -> None:
    before = assets({"site.css": b"a{top:0}"})["site.css"].url
    assert before == assets({"site.css": b"a{top:0}", "x.js": b""})["site.css"].url
    assert before != assets({"site.css": b"b{top:0}"})["site.css"].url


def test_an_asset_keeps_its_name_and_kind() -> None:
    url = assets({"icon-96.png": b"x"})["icon-96.png"].url
    assert url.startswith("/assets/icon-96.")
    assert url.endswith(".png")


def test_the_order_of_the_files_does_not_matter() -> None:
    files = {"b.css": b"b", "a.css": b"a"}
    assert list(assets(files)) == list(assets(dict(reversed(files.items())))) == ["a.css", "b.css"]


SCRIPTS = {
    "search.js": b'import { time } from "./days.js";\nconst name = "./days.js";',
    "days.js": b'import { pad } from "./numbers.js";',
    "numbers.js": b"export const pad = String;",
}


def test_an_import_leads_to_the_published_address_of_the_script() -> None:
    made = assets(SCRIPTS)
    assert made["search.js"].content.decode() == (
        f'import{{time}}from"{made["days.js"].url}";const name="./days.js"'
    )


def test_a_script_s_address_changes_with_what_it_imports() -> None:
    changed = SCRIPTS | {"numbers.js": b"export const pad = Number;"}
    assert assets(changed)["search.js"].url != assets(SCRIPTS)["search.js"].url


def test_a_script_names_all_it_needs_what_is_needed_first() -> None:
    made = assets(SCRIPTS)
    assert made["search.js"].imports == (made["numbers.js"].url, made["days.js"].url)


def test_an_import_of_a_missing_script_is_told_at_its_line() -> None:
    (problem,) = asset_problems({"a.js": b'\nimport "./b.js";'}, "templates/assets")
    assert (problem.path, problem.position.line, problem.rule) == (
        "templates/assets/a.js",
        2,
        "script-import",
    )
    assert "`b.js`" in problem.message


def test_scripts_that_import_each_other_are_told() -> None:
    circle = {"a.js": b'import "./b.js";', "b.js": b'import "./a.js";'}
    assert [problem.path for problem in asset_problems(circle, "x")] == ["x/a.js", "x/b.js"]
    assert sorted(assets(circle)) == ["a.js", "b.js"]


def test_scripts_and_style_sheets_are_published_without_comments() -> None:
    script, style = b"// Why.\nexport const days = 14;\n", b"/* Why. */\na { color: red; }\n"
    made = assets({"a.js": script, "b.css": style})
    assert made["a.js"].content == b"export const days=14"
    assert made["b.css"].content == b"a{color:red}"


def test_a_script_with_a_fault_is_told_at_its_place_and_breaks_nothing_else() -> None:
    files = {"a.js": b"const first = 1;\nconst days = ;\n"}
    (problem,) = asset_problems(files, "templates/assets")
    assert (problem.rule, problem.position.line, problem.position.column) == ("script-syntax", 2, 14)
    assert problem.message == "The script cannot be read: unexpected ; in expression."
    assert assets(files)["a.js"].content == files["a.js"]
