"""Labelled location strings: what is read, what is compared, what is refused."""

from generator.evaluation.places import extras, rows_of
from generator.evaluation.score import score

HEADER = "raw,places,remote,note\n"


def test_a_row_is_exact_when_the_places_agree_without_case_and_accents() -> None:
    rows = rows_of(HEADER + '"Zürich, Switzerland",zurich||CH,unstated,\n', "x.csv").value
    assert [row.exact for row in rows] == [True]


def test_another_state_is_not_exact_and_the_note_shows_both() -> None:
    (row,) = rows_of(HEADER + '"Portland, ME",Portland|OR|US,unstated,\n', "x.csv").value
    assert not row.exact
    assert "expected Portland|OR|US, found Portland|ME|US" in row.note


def test_remote_work_is_a_label_of_its_own_and_does_not_enter_exact() -> None:
    (row,) = rows_of(HEADER + '"Austin, TX (Hybrid)",Austin|TX|US,no,\n', "x.csv").value
    assert row.exact
    assert score([row]).labels["remote=hybrid"].fp == 1
    assert score([row]).labels["remote=no"].fn == 1
    assert score([row]).labels["country=US"].tp == 1


def test_the_share_of_right_words_for_remote_work_is_measured_apart() -> None:
    rows = rows_of(HEADER + '"Austin, TX (Hybrid)",Austin|TX|US,no,\nRemote,,yes,\n', "x.csv").value
    assert extras(rows) == {"remote": {"n": 2, "exact": 0.5}}
    assert extras(()) == {"remote": {"n": 0, "exact": None}}


def test_a_missing_column_is_named() -> None:
    checked = rows_of("raw,places\nBerlin,Berlin||DE\n", "x.csv")
    assert checked.value == ()
    assert [(p.rule, p.message) for p in checked.problems] == [
        ("missing-column", "The column `remote` is missing.")
    ]


def test_a_malformed_place_and_word_are_reported_at_their_line_and_the_rest_is_read() -> None:
    text = HEADER + "Berlin,Berlin DE,sometimes,\nParis,Paris||FR,unstated,\n"
    checked = rows_of(text, "x.csv")
    assert [(p.position.line, p.rule) for p in checked.problems] == [(2, "malformed-label")] * 2
    assert [row.where for row in checked.value] == ["x.csv:3"]


def test_lines_are_counted_in_the_file_when_a_cell_holds_a_line_end() -> None:
    text = HEADER + '"Berlin\nGermany",Berlin||DE,unstated,\nX,broken,no,\n'
    assert [p.position.line for p in rows_of(text, "x.csv").problems] == [4]


def test_a_row_marked_hard_is_left_out_of_the_second_tally() -> None:
    text = "raw,places,remote,hard\nSpringfield,,unstated,yes\nParis,Paris||FR,unstated,\n"
    scores = score(rows_of(text, "x.csv").value)
    assert (scores.n, scores.without_hard.n) == (2, 1)
