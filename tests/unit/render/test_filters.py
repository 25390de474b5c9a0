from datetime import date

from generator.render import filters


def test_a_day_is_spelled_the_same_on_every_machine() -> None:
    assert filters.day(date(2026, 11, 5)) == "5 Nov 2026"


def test_a_time_element_can_be_read_by_programs() -> None:
    assert filters.time(date(2026, 11, 5)) == '<time datetime="2026-11-05">5 Nov 2026</time>'


def test_thousands_are_parted_by_commas() -> None:
    assert filters.number(1234567) == "1,234,567"


def test_a_share_that_is_not_nothing_is_never_printed_as_nothing() -> None:
    assert [filters.percent(share) for share in (0, 0.001, 0.126, 1)] == ["0%", "<1%", "13%", "100%"]


def test_structured_data_cannot_end_its_script_element() -> None:
    assert "<" not in filters.json_ld('{"name":"</script><!--"}')


def test_a_script_hash_is_the_policy_s_source_expression() -> None:
    # `printf '{}' | openssl dgst -sha256 -binary | base64`
    assert filters.script_hash("{}") == "sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o="


def test_coordinates_carry_no_trailing_zeros() -> None:
    assert [filters.decimal(value) for value in (10.0, 0.125, 0.0)] == ["10", "0.12", "0"]
