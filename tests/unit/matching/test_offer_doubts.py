"""What keeps an offer from standing: other people, limits, unknown words, footnotes and headings."""

import pytest

from generator.domain.sponsorship import Stance
from generator.matching.offer_words import is_plain, strange_words
from generator.matching.sponsorship import claim_of


def _stance(text: str) -> Stance:
    return claim_of(text).stance


@pytest.mark.parametrize(
    "text",
    [
        "We sponsor visas.",
        "Acme will sponsor your H-1B.",
        "The Ridge Group sponsors visas.",
        "We offer visa sponsorship to everyone we hire.",
        "Visa sponsorship: yes",
    ],
)
def test_an_offer_of_known_words_stands(text: str) -> None:
    assert _stance(text) is Stance.OFFERED


@pytest.mark.parametrize(
    "text",
    [
        "We sponsor visas for basketweavers.",
        "We sponsor visas, weather permitting.",
        "We sponsor visas if the moon is full.",
        "We sponsor visas, but places are few.",
        "We sponsor visas. This post is not eligible for it, as the town decides.",
        "We usually sponsor visas.",
        "Visa sponsorship available*",
        "Do you sponsor visas? Yes, for glaciologists.",
        "Do you sponsor visas?\nYes, for glaciologists.",
        "Visa sponsorship\nYes, for glaciologists.",
        "We sponsor visas to join us in Tbilisi.",
    ],
)
def test_an_offer_with_a_limit_of_any_kind_is_conditional(text: str) -> None:
    assert _stance(text) in {Stance.CONDITIONAL, Stance.REFUSED}


@pytest.mark.parametrize(
    "text",
    [
        "Beekeepers sponsor visas.",
        "Our founders were sponsored for an H-1B.",
        "As our mobility specialist you will sponsor visas.",
        "We help companies sponsor visas.",
        "Beware of fake recruiters offering visa sponsorship.",
        "We offer visa sponsorship software.",
        "We arrange visas for conference guests.",
        "We were sponsored by Visa.",
        "Our attorneys file H-1B petitions.",
        "We offer sponsorship for your diving certificate.",
    ],
)
def test_the_sponsorship_of_others_says_nothing(text: str) -> None:
    assert _stance(text) is Stance.UNSTATED


@pytest.mark.parametrize(
    ("heading", "stance"),
    [
        ("What we offer", Stance.OFFERED),
        ("Benefits in Germany", Stance.CONDITIONAL),
        ("Not part of our perks:", Stance.REFUSED),
        ("Things we are not able to do yet:", Stance.REFUSED),
        ("Services we provide to clients", Stance.UNSTATED),
        ("Modules of our product:", Stance.UNSTATED),
        ("Skills", Stance.UNSTATED),
    ],
)
def test_the_heading_decides_what_an_item_of_a_list_means(heading: str, stance: Stance) -> None:
    assert _stance(f"{heading}\n- Relocation\n- Visa sponsorship") is stance


def test_a_personnel_task_beside_an_item_makes_it_a_task() -> None:
    assert _stance("Benefits\nVisa sponsorship\nPayroll") is Stance.UNSTATED
    assert _stance("Benefits\nVisa sponsorship\nPension") is Stance.OFFERED


@pytest.mark.parametrize(
    ("below", "stance"),
    [
        ("Available for this position.", Stance.OFFERED),
        ("This position is not eligible.", Stance.REFUSED),
        ("We look at each case individually.", Stance.CONDITIONAL),
        ("For more information, read our policy page.", Stance.UNSTATED),
    ],
)
def test_the_sentence_below_a_heading_decides(below: str, stance: Stance) -> None:
    assert _stance(f"Pay\nGood.\n\nVisa sponsorship\n{below}\n\nApply now.") is stance


def test_cells_of_a_row_are_read_as_key_and_value() -> None:
    assert _stance("Visa sponsorship | No | Relocation | Yes") is Stance.REFUSED
    assert _stance("Visa sponsorship | Yes | Remote | No") is Stance.OFFERED


@pytest.mark.parametrize(
    ("rows", "stance"),
    [
        ("| No | Yes |", Stance.REFUSED),
        ("| Yes | No |", Stance.OFFERED),
        ("| --- | --- |\n| Yes | No |", Stance.OFFERED),
        ("| Yes | No |\n| No | No |", Stance.CONDITIONAL),
        ("| Yes |", Stance.UNSTATED),
        ("| See page 2 | Yes |", Stance.UNSTATED),
        ("Yes", Stance.UNSTATED),
    ],
)
def test_the_cell_below_a_header_answers_where_the_row_fits(rows: str, stance: Stance) -> None:
    text = f"About us\n| Visa sponsorship | Relocation |\n{rows}"
    assert _stance(text) is stance
    assert claim_of(text).quote in text


def test_a_column_of_sponsorship_without_a_column_about_jobs_is_not_about_visas() -> None:
    assert _stance("Event | Sponsorship\nGala | Yes") is Stance.UNSTATED
    assert _stance("Position | Sponsorship\nNurse | Yes") is Stance.OFFERED


def test_a_lone_line_is_an_offer_only_where_it_says_for_whom() -> None:
    assert _stance("TN sponsorship for Canadians\nHybrid work") is Stance.OFFERED
    assert _stance("TN sponsorship\nHybrid work") is Stance.UNSTATED
    assert _stance("Your tasks\n- TN sponsorship for Canadians") is Stance.UNSTATED


def test_a_later_green_card_leaves_the_visa_offered_but_a_limit_behind_it_counts() -> None:
    offer = "We sponsor H-1B visas and begin the green card after a year"
    assert _stance(f"{offer}.") is Stance.OFFERED
    assert _stance(f"{offer}, but only for some.") is Stance.CONDITIONAL


def test_a_question_about_something_else_ends_the_topic() -> None:
    refusal = "Do you sponsor visas? No."
    assert _stance(f"{refusal} Is the parking free? We do.") is Stance.REFUSED


def test_an_ordinary_occupation_is_no_limit_and_an_unknown_one_is() -> None:
    assert _stance("We sponsor visas for welders.") is Stance.OFFERED
    assert _stance("We sponsor visas for thatchers.") is Stance.CONDITIONAL


def test_ticked_boxes_are_answers_and_empty_ones_are_not() -> None:
    assert _stance("Visa sponsorship provided? ☐ Yes ☒ No") is Stance.REFUSED
    assert _stance("Visa sponsorship provided? ☐ Yes ☐ No") is Stance.UNSTATED


def test_words_are_strange_before_or_behind_the_visa() -> None:
    strange = strange_words("Our Zug office sponsors visas for basketweavers", listing=False)
    assert (strange.before, strange.behind) == (("zug",), ("basketweavers",))


def test_a_name_in_front_is_not_strange() -> None:
    assert strange_words("Northwind Labs will sponsor your visa", listing=False).before == ()
    assert strange_words("Beekeepers will sponsor your visa", listing=False).before == ("beekeepers",)


def test_the_items_before_the_last_and_do_not_count_in_a_listing() -> None:
    words = "We offer kayaks and visa sponsorship"
    assert strange_words(words, listing=True).before == ()
    assert strange_words(words, listing=False).before == ("kayaks",)


def test_a_reply_may_repeat_words_of_its_question() -> None:
    assert is_plain(" yes , acme SPONSOR VISA ", " does acme SPONSOR VISA ? ")
    assert not is_plain(" yes , acme SPONSOR VISA ")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("We sponsor visas for relocation to Boulder.", Stance.OFFERED),
        ("We sponsor visas for relocation to Madrid.", Stance.CONDITIONAL),
        ("We sponsor visas in both the UK and the US.", Stance.OFFERED),
        ("We sponsor US visas for the UK.", Stance.CONDITIONAL),
    ],
)
def test_a_place_limits_an_offer_unless_it_is_american(text: str, stance: Stance) -> None:
    assert _stance(text) is stance


def test_sponsorship_of_a_transfer_alone_is_a_condition() -> None:
    assert _stance("H-1B transfer sponsorship is available.") is Stance.CONDITIONAL
    assert _stance("New and transfer H-1B sponsorship is available.") is Stance.OFFERED
