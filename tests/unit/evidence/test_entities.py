"""Employers of postings and the legal entities that are found for them. All names are invented."""

from datetime import date
from typing import Any

import pytest

from generator.domain.employer_alias import Brand, EmployerAlias
from generator.evidence.aliases import Aliases, aliases_of
from generator.evidence.brands import shipped_brands
from generator.evidence.entities import EmployerNames, RecordName, entity_index, matched
from generator.evidence.entity import Certainty, EntityMatch, How

NO_ALIASES = Aliases()
SOURCE = {"title": "Terms of use", "url": "https://ostrey.example/terms"}


def a_record(name: str, filings: int = 30, **more: Any) -> RecordName:
    return RecordName(name, filings, more.pop("approvals", 0), **more)


def a_match(employer: str, *records: RecordName, aliases: Aliases = NO_ALIASES, **known: Any) -> EntityMatch:
    names = EmployerNames(employer, **known)
    return matched({"it": names}, entity_index(records), aliases)["it"]


def names_of(match: EntityMatch) -> list[str]:
    return [entity.name for entity in match.entities]


def an_alias(brand: str, *legal_names: str, **keys: Any) -> EmployerAlias:
    written = {"brand": brand, "legal_names": legal_names, "source": SOURCE, "added_on": date(2026, 1, 1)}
    return EmployerAlias.model_validate(written | keys)


def a_brand(brand: str, *legal_names: str, **keys: Any) -> Brand:
    return Brand.model_validate({"brand": brand, "legal_names": legal_names, "source": SOURCE, **keys})


def test_the_same_name_but_for_the_legal_form_matches() -> None:
    match = a_match("Brindlewick", a_record("BRINDLEWICK INC"), a_record("OTHER LLC"))
    assert (match.certainty, match.how, names_of(match)) == (
        Certainty.MATCHED,
        How.SAME_NAME,
        ["BRINDLEWICK INC"],
    )


def test_spellings_are_united_and_counted_together() -> None:
    match = a_match(
        "Brindlewick.com",
        a_record("BRINDLEWICKCOM INC", 5),
        a_record("BRINDLEWICK COM, INC.", 7, approvals=2),
        a_record("BRINDLEWICK COM", 1),
    )
    (entity,) = match.entities
    assert (entity.name, entity.filings, entity.approvals) == ("BRINDLEWICK COM, INC.", 13, 2)
    assert entity.spellings == ("BRINDLEWICK COM", "BRINDLEWICK COM, INC.", "BRINDLEWICKCOM INC")


def test_the_order_of_the_records_does_not_matter() -> None:
    records = [
        a_record("BRINDLEWICK COM INC"),
        a_record("BRINDLEWICKCOM INC"),
        a_record("BRINDLEWICK COM LLC"),
    ]
    assert a_match("Brindlewick.com", *records) == a_match("Brindlewick.com", *reversed(records))


def test_a_tiny_entity_beside_a_large_one_that_begins_alike_is_ambiguous() -> None:
    match = a_match(
        "Marrow Street",
        a_record("MARROW STREET CORPORATION", 1),
        a_record("MARROW STREET BANK AND TRUST COMPANY", 900),
    )
    assert match.certainty is Certainty.AMBIGUOUS
    assert match.entities == ()
    assert {each.entity.name for each in match.candidates} == {
        "MARROW STREET CORPORATION",
        "MARROW STREET BANK AND TRUST COMPANY",
    }


def test_a_common_word_with_few_records_is_ambiguous() -> None:
    others = [a_record(f"VELDT {word} INC", 3) for word in ("TILES", "OPTICS", "DANCE", "FARMS", "BOATS")]
    assert a_match("Veldt", a_record("VELDT LLC", 4), *others).certainty is Certainty.AMBIGUOUS
    assert a_match("Veldt", a_record("VELDT LLC", 400), *others).certainty is Certainty.MATCHED


def test_general_words_alone_do_not_match_by_leaving_the_form_away() -> None:
    assert a_match("Global Solutions", a_record("GLOBAL SOLUTIONS INC")).certainty is Certainty.AMBIGUOUS
    exact = a_match("Global Solutions Inc", a_record("GLOBAL SOLUTIONS INC"))
    assert exact.certainty is Certainty.MATCHED


def test_one_letter_names_need_an_alias() -> None:
    assert a_match("Q", a_record("Q CORP", 200)).certainty is Certainty.AMBIGUOUS


def test_another_legal_form_than_the_stated_one_is_ambiguous() -> None:
    match = a_match("Brindlewick Systems LLC", a_record("BRINDLEWICK SYSTEMS INC", 900))
    assert match.certainty is Certainty.AMBIGUOUS


def test_forms_in_different_states_are_two_companies_and_in_one_state_one() -> None:
    def records(state: str) -> tuple[RecordName, ...]:
        return (
            a_record("PELL ORCHARD INC", states=("WI",)),
            a_record("PELL ORCHARD LLC", states=(state,)),
        )

    assert a_match("Pell Orchard", *records("MO")).certainty is Certainty.AMBIGUOUS
    assert len(a_match("Pell Orchard", *records("WI")).entities) == 2


def test_an_entity_with_hardly_any_records_is_left_aside() -> None:
    match = a_match("Pell Orchard", a_record("PELL ORCHARD INC", 900), a_record("PELL ORCHARD LP", 2))
    assert names_of(match) == ["PELL ORCHARD INC"]


def test_few_records_of_one_word_from_other_states_than_the_postings_are_ambiguous() -> None:
    record = a_record("PELLORCHARD INC", 5, states=("TX",))
    assert a_match("Pellorchard", record, states=frozenset({"MA"})).certainty is Certainty.AMBIGUOUS
    assert a_match("Pellorchard", record, states=frozenset({"TX"})).certainty is Certainty.MATCHED
    two_words = a_record("PELL ORCHARD INC", 5, states=("TX",))
    assert a_match("Pell Orchard", two_words, states=frozenset({"MA"})).certainty is Certainty.MATCHED


def test_a_single_word_with_few_records_needs_a_website_of_that_name() -> None:
    record = a_record("ANNULET INC", 4)
    assert a_match("Annulet", record, website="https://www.annulet.com").certainty is Certainty.MATCHED
    assert a_match("Annulet", record, website="annuletballoons.com").certainty is Certainty.AMBIGUOUS


def test_the_website_tells_which_of_two_longer_names_is_meant() -> None:
    records = (a_record("VELDT GAMES INC"), a_record("VELDT HOSPITALS LLC", 80))
    match = a_match("Veldt", *records, website="https://veldtgames.com/jobs")
    assert names_of(match) == ["VELDT GAMES INC"]
    assert a_match("Veldt", *records).certainty is Certainty.AMBIGUOUS


def test_a_longer_legal_name_matches_when_general_words_follow_and_the_site_agrees() -> None:
    record = a_record("QUORREL TECHNOLOGIES INC")
    assert names_of(a_match("Quorrel", record, website="quorrel.io")) == ["QUORREL TECHNOLOGIES INC"]
    assert a_match("Quorrel", a_record("QUORREL BAKERY INC"), website="quorrel.io").certainty is (
        Certainty.AMBIGUOUS
    )


def test_a_coined_word_is_the_company_whatever_general_words_follow() -> None:
    record = a_record("VEXITOR SECURITY ENGINEERING INC", states=("OH",))
    assert a_match("Vexitor", record, website="vexitor.com").certainty is Certainty.MATCHED
    assert a_match("Vexitor", record, states=frozenset({"OH", "CA"})).certainty is Certainty.MATCHED
    assert a_match("Vexitor", record, states=frozenset({"CA"})).certainty is Certainty.AMBIGUOUS
    assert a_match("Vexitor", record, website="vexitorpaints.com").certainty is Certainty.AMBIGUOUS
    assert a_match("Vexitor", record).certainty is Certainty.AMBIGUOUS
    assert a_match("Vexitor", a_record("VEXITOR LABS INC")).certainty is Certainty.MATCHED


def test_a_word_that_others_choose_too_is_no_coined_one() -> None:
    others = [a_record("OLD VEXITOR TAVERN INC"), a_record("VEXITOR FARMS INC", 1)]
    record = a_record("VEXITOR SECURITY ENGINEERING INC", 90, states=("OH",))
    assert a_match("Vexitor", record, *others, states=frozenset({"OH"})).certainty is Certainty.AMBIGUOUS


def test_a_well_known_coined_word_is_all_companies_that_share_a_state() -> None:
    large = a_record("VEXITOR SERVICES INC", 80, states=("OH", "TX"))
    near = a_record("VEXITOR LOGISTICS LLC", 60, states=("TX",))
    far = a_record("VEXITOR MEDICAL LLC", 30, states=("ME",))
    match = a_match("Vexitor", large, near, far, website="vexitor.com")
    assert names_of(match) == ["VEXITOR SERVICES INC", "VEXITOR LOGISTICS LLC"]


def test_a_few_records_of_two_companies_of_a_coined_word_are_ambiguous() -> None:
    records = (a_record("VEXITOR SERVICES INC", 12), a_record("VEXITOR LOGISTICS LLC", 8))
    assert a_match("Vexitor", *records, website="vexitor.com").certainty is Certainty.AMBIGUOUS


def test_records_of_other_states_are_another_company_unless_the_website_is_its_own() -> None:
    def certainty(website: str) -> Certainty:
        shared = [a_record(f"QUORREL {word} LLC", 1) for word in ("HARBOR TILES", "MEADOW INN", "BRIDGE SPA")]
        record = a_record("QUORREL GROUP INC", 25, states=("TX",))
        known = {"website": website, "states": frozenset({"MA"})}
        return a_match("Quorrel Group", record, *shared, **known).certainty

    assert certainty("quorrelgroup.com") is Certainty.MATCHED
    assert certainty("quorrelgrp.com") is Certainty.AMBIGUOUS
    assert certainty("wearequorrelgroup.com") is Certainty.AMBIGUOUS
    assert certainty("quorrelgroup.net") is Certainty.AMBIGUOUS


def test_initials_without_a_website_are_not_a_company_of_other_states() -> None:
    record = a_record("QVL CORP", 40, states=("TX",))
    assert a_match("QVL", record, states=frozenset({"MA"})).certainty is Certainty.AMBIGUOUS
    assert a_match("QVL", record, states=frozenset({"TX"})).certainty is Certainty.MATCHED


def test_two_telling_words_whose_website_goes_on_are_not_a_company_of_other_states() -> None:
    record = a_record("PELL ORCHARD INC", 12, states=("TX",))
    known = {"website": "pellorchardrestaurant.com"}
    assert a_match("Pell Orchard", record, states=frozenset({"MA"}), **known).certainty is Certainty.AMBIGUOUS
    assert a_match("Pell Orchard", record, states=frozenset({"TX"}), **known).certainty is Certainty.MATCHED


def test_of_two_companies_of_a_name_the_one_in_the_states_of_the_postings_is_meant() -> None:
    records = (a_record("PELL ORCHARD INC", states=("WI",)), a_record("PELL ORCHARD LLC", states=("MO",)))
    match = a_match("Pell Orchard", *records, states=frozenset({"MO"}))
    assert names_of(match) == ["PELL ORCHARD LLC"]


def test_a_website_that_tells_all_words_speaks_for_a_small_company_beside_a_large_one() -> None:
    records = (a_record("OSTREY CAPITAL LLC", 4), a_record("OSTREY CAPITAL MARKETS BANK", 90))
    assert names_of(a_match("Ostrey Capital", *records, website="ostreycap.com")) == ["OSTREY CAPITAL LLC"]
    assert a_match("Ostrey Capital", *records, website="ostreygroup.com").certainty is Certainty.AMBIGUOUS
    elsewhere = {"states": frozenset({"MA"}), "website": "ostreycap.com"}
    small = a_record("OSTREY CAPITAL LLC", 4, states=("TX",))
    assert a_match("Ostrey Capital", small, records[1], **elsewhere).certainty is Certainty.AMBIGUOUS


def test_a_website_does_not_speak_for_a_name_that_is_written_apart() -> None:
    others = [a_record(f"BRINDLE {word} INC", 9) for word in ("TILES", "OPTICS", "DANCE", "FARMS", "BOATS")]
    records = (a_record("BRINDLE WORKS LLC", 3), a_record("BRINDLEWORKS STREET BANK", 90), *others)
    site = {"website": "brindleworks.com"}
    assert a_match("Brindle Works", *records, **site).certainty is Certainty.MATCHED
    assert a_match("Brindleworks", *records, **site).certainty is Certainty.AMBIGUOUS


def test_general_words_of_a_well_known_company_need_no_legal_form() -> None:
    assert a_match("Global Systems Group", a_record("GLOBAL SYSTEMS GROUP INC", 700)).certainty is (
        Certainty.MATCHED
    )


def test_a_website_of_initials_or_shortened_words_speaks_for_general_words() -> None:
    record = a_record("WEST MEDIA SERVICES INC")
    assert a_match("West Media Services", record).certainty is Certainty.AMBIGUOUS
    assert a_match("West Media Services", record, website="westmed.com").certainty is Certainty.MATCHED


def test_initials_of_a_name_may_count_its_legal_form() -> None:
    record = a_record("QUORREL MEDIA CORPORATION", 40, states=("TX",))
    others = [a_record(f"QUORREL {word} LLC", 1) for word in ("HARBOR TILES", "MEADOW INN", "BRIDGE SPA")]
    known = {"states": frozenset({"MA"})}
    assert (
        a_match("Quorrel Media", record, *others, website="qmc.com", **known).certainty is Certainty.MATCHED
    )
    assert a_match("Quorrel Media", record, *others, website="qmd.com", **known).certainty is (
        Certainty.AMBIGUOUS
    )


def test_a_single_word_that_trades_under_another_name_is_ambiguous_without_a_website() -> None:
    record = a_record("BRINDLEWICK INC DBA TALLOWS", 12)
    assert a_match("Brindlewick", record).certainty is Certainty.AMBIGUOUS
    assert a_match("Brindlewick", record, website="brindlewick.com").certainty is Certainty.MATCHED
    assert a_match("Brindlewick", a_record("BRINDLEWICK INC DBA BRINDLEWICKS", 12)).certainty is (
        Certainty.MATCHED
    )


def test_a_trade_name_that_others_bear_too_needs_a_website() -> None:
    others = [a_record(f"VELDT {word} INC", 3) for word in ("HARBOR TILES", "MEADOW INN", "BRIDGE SPA")]
    record = a_record("STILLWATER LTD", 30, trade_names=("Veldt",))
    assert a_match("Veldt", record, *others).certainty is Certainty.AMBIGUOUS
    assert a_match("Veldt", record, *others, website="veldt.com").certainty is Certainty.MATCHED


def test_another_legal_form_than_the_brands_is_not_the_brand() -> None:
    aliases = aliases_of([], [a_brand("Veldt", "Veldt Freight Inc.", websites=["veldt.com"])])
    record = a_record("VELDT FREIGHT INC", 90)
    assert names_of(a_match("Veldt Inc", record, aliases=aliases)) == ["VELDT FREIGHT INC"]
    assert a_match("Veldt Companies", record, aliases=aliases).certainty is Certainty.AMBIGUOUS
    site = a_match("Veldt Companies", record, aliases=aliases, website="veldt.com")
    assert names_of(site) == ["VELDT FREIGHT INC"]


def test_a_region_in_the_websites_name_is_no_other_business() -> None:
    record = a_record("GOLWEN AMERICA LLC", 30)
    assert a_match("Golwen America", record, website="golwenamerica.com").certainty is Certainty.MATCHED


def test_a_website_that_goes_on_may_be_of_a_coined_name_in_a_state_of_the_postings() -> None:
    record = a_record("VEXITOR INC", 12, states=("CA",))
    known = {"website": "vexitorlabs.com", "states": frozenset({"CA"})}
    assert a_match("Vexitor", record, **known).certainty is Certainty.MATCHED
    rival = a_record("VEXITOR BAKERY INC", 1)
    assert a_match("Vexitor", record, rival, **known).certainty is Certainty.AMBIGUOUS


def test_a_plural_does_not_join_single_words() -> None:
    assert a_match("Quorrel", a_record("QUORRELS INC", 90)).certainty is not Certainty.MATCHED
    assert names_of(a_match("Quorrel Pell Labs", a_record("QUORREL PELL LABORATORIES INC"))) == [
        "QUORREL PELL LABORATORIES INC"
    ]


def test_brackets_and_a_division_behind_a_dash_are_looked_through() -> None:
    record = a_record("OSTREY WEB SERVICES INC", 500)
    assert names_of(a_match("Ostrey Web Services (OWS)", record)) == ["OSTREY WEB SERVICES INC"]
    assert names_of(a_match("Ostrey Web Services - Consulting", record)) == ["OSTREY WEB SERVICES INC"]


@pytest.mark.parametrize(
    "record",
    [a_record("STILLWATER LTD", trade_names=("d/b/a Quilly",)), a_record("STILLWATER LTD DBA QUILLY")],
    ids=["column", "name"],
)
def test_a_trade_name_of_the_filings_matches(record: RecordName) -> None:
    match = a_match("Quilly", record)
    assert (match.how, names_of(match)) == (How.TRADE_NAME, [record.name])


def test_a_trade_name_of_several_owners_is_ambiguous() -> None:
    owners = [a_record(f"{owner} INC", trade_names=("Quilly Inn",)) for owner in ("STILLWATER", "PELL")]
    assert a_match("Quilly Inn", *owners).certainty is Certainty.AMBIGUOUS


def test_a_trade_name_that_was_cut_off_is_not_believed() -> None:
    record = RecordName("STILLWATER AND PELL LLC DBA QUILLY", 0, 80)
    assert len(record.name) == 34
    assert a_match("Quilly", record).certainty is Certainty.NOT_FOUND


def test_a_name_that_was_cut_off_joins_the_whole_one() -> None:
    whole, cut = a_record("STILLWATER OPTICAL INSTRUMENTS HOLDING LLC"), "STILLWATER OPTICAL INSTRUMENTS HOL"
    match = a_match("Stillwater Optical Instruments Holding", whole, RecordName(cut, 0, 9))
    assert match.entities[0].approvals == 9


def test_nothing_alike_is_not_found() -> None:
    match = a_match("Brindlewick", a_record("OSTREY INC"))
    assert (match.certainty, match.candidates) == (Certainty.NOT_FOUND, ())


def test_the_editors_entry_decides_and_gives_its_source() -> None:
    aliases = aliases_of([an_alias("Quilly", "Stillwater, Ltd.")])
    match = a_match("QUILLY, Inc.", a_record("STILLWATER LTD"), a_record("QUILLY INC", 900), aliases=aliases)
    assert (match.how, names_of(match)) == (How.ALIAS, ["STILLWATER LTD"])
    assert (match.source, match.source_url) == (SOURCE["title"], SOURCE["url"])


def test_the_editors_entry_takes_the_place_of_the_shipped_brand() -> None:
    records = (a_record("STILLWATER LTD"), a_record("PELL INC"))
    shipped = [a_brand("Quilly", "Pell Inc.")]
    assert a_match("Quilly", *records, aliases=aliases_of([], shipped)).how is How.BRAND
    both = aliases_of([an_alias("Quilly", "Stillwater Ltd")], shipped)
    assert names_of(a_match("Quilly", *records, aliases=both)) == ["STILLWATER LTD"]


def test_entries_that_disagree_count_for_nothing_until_one_replaces() -> None:
    records = (a_record("STILLWATER LTD"), a_record("PELL INC"))
    entries = [an_alias("Quilly", "Stillwater Ltd"), an_alias("Quilly", "Pell Inc")]
    match = a_match("Quilly", *records, aliases=aliases_of(entries))
    assert (match.certainty, len(match.candidates)) == (Certainty.AMBIGUOUS, 2)
    entries[1] = an_alias("Quilly", "Pell Inc", replaces=True)
    assert names_of(a_match("Quilly", *records, aliases=aliases_of(entries))) == ["PELL INC"]


def test_an_alias_whose_entities_are_not_in_the_records_is_not_found() -> None:
    match = a_match("Quilly", a_record("QUILLY INC"), aliases=aliases_of([an_alias("Quilly", "Pell Inc")]))
    assert (match.certainty, match.how) == (Certainty.NOT_FOUND, How.ALIAS)


def test_a_brand_with_a_site_is_not_meant_by_an_employer_with_another_site() -> None:
    aliases = aliases_of([], [a_brand("Veldt", "Stillwater Ltd", websites=["veldt.com"])])
    records = (a_record("STILLWATER LTD"), a_record("VELDT SYSTEMS INC", 90))
    match = a_match("Veldt", *records, aliases=aliases, website="https://careers.veldt.com")
    assert names_of(match) == ["STILLWATER LTD"]
    other = a_match("Veldt", *records, aliases=aliases, website="https://veldt-insurance.com")
    assert other.certainty is Certainty.AMBIGUOUS
    assert a_match("Veldt", *records, aliases=aliases).certainty is Certainty.AMBIGUOUS


def test_an_alias_names_the_form_it_means() -> None:
    aliases = aliases_of([an_alias("Quilly", "Pell Inc.")])
    match = a_match("Quilly", a_record("PELL INC"), a_record("PELL LLC"), aliases=aliases)
    assert names_of(match) == ["PELL INC"]


def test_at_most_ten_candidates_are_told_best_first() -> None:
    records = [a_record(f"VELDT {'X' * size} INC") for size in range(2, 20)]
    candidates = a_match("Veldt", *records).candidates
    assert len(candidates) == 10
    assert [each.score for each in candidates] == sorted((each.score for each in candidates), reverse=True)


def test_hostile_names_do_not_break() -> None:
    for name in ("", " ", "(", "\x00", "💥", "a" * 10_000, "- - -", "D/B/A", "| |", ".com", "http://["):
        a_match(name, a_record("PELL INC"), a_record(name or "X"), website=name)


def test_every_shipped_brand_has_legal_names_with_a_source() -> None:
    brands = shipped_brands()
    assert len(brands) > 150
    for brand in brands:
        assert brand.source.url.startswith("https://")
        assert all(name.strip() == name for name in brand.legal_names)


def test_no_shipped_brand_stands_twice_with_other_names() -> None:
    aliases = aliases_of([], shipped_brands())
    twice = {key for key, known in aliases.by_brand.items() if len(known) > 1}
    assert twice == set()
