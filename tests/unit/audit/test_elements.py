"""One walk finds what searches of their own would find."""

from selectolax.lexbor import LexborHTMLParser

from generator.audit.elements import Elements, is_word

PAGE = '<main ID="top"><h1>One</h1><a href="/a" hidden>A</a><p id="b"><a>B</a></p></main>'


def test_elements_are_found_by_tag_and_by_attribute_in_the_order_of_the_page() -> None:
    elements = Elements(LexborHTMLParser(PAGE))
    assert [node.text() for _, _, node in elements.tagged("a")] == ["A", "B"]
    assert [tag for tag, _, _ in elements.having("id")] == ["main", "p"]
    assert elements.values("id") == ["top", "b"]
    assert elements.values("hidden") == [None]
    assert {"href", "hidden", "id"} == set(elements.attributes())


def test_what_the_page_does_not_have_is_not_found() -> None:
    elements = Elements(LexborHTMLParser(PAGE))
    assert not elements.tagged("script")
    assert not elements.having("style")
    assert elements.first("script") is None


def test_the_first_of_several_tags_is_that_of_the_first_tag_there_is() -> None:
    main = Elements(LexborHTMLParser(PAGE)).first("article", "main", "body")
    assert main is not None
    assert main.tag == "main"


def test_words_of_html_are_the_same_in_letters_of_any_case() -> None:
    assert is_word("Refresh", "refresh")
    assert not is_word(None, "refresh")
