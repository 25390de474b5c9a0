"""The 200 faults: which slip or move, where, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.faults import moves, slips
from tests.faults.folder import Folder
from tests.faults.moves import Done, Move
from tests.faults.slips import Make
from tests.faults.written import written

ARTICLES = ("content/*/**/*.md",)
ROLES = ("roles/*.yaml",)
LISTS = ("content/*.yaml",)
SETTINGS = ("site.yaml", "data/snapshot.yaml")
ANY = (*ARTICLES, *ROLES, *LISTS, *SETTINGS)

_SLIPS: tuple[tuple[Make, int], ...] = (
    (slips.letter_left_out, 6),
    (slips.letters_swapped, 5),
    (slips.key_in_capitals, 3),
    (slips.zero_width_in_key, 2),
    (slips.doubled_key, 4),
    (slips.colon_left_out, 4),
    (slips.blank_left_out, 4),
    (slips.hard_blank, 3),
    (slips.tab_for_blanks, 4),
    (slips.one_blank_more, 4),
    (slips.one_blank_less, 3),
    (slips.entry_without_blank, 3),
    (slips.open_quotation, 4),
    (slips.open_apostrophe, 3),
    (slips.open_bracket, 3),
    (slips.colon_in_text, 4),
    (slips.curly_quotation_marks, 3),
    (slips.sign_of_yaml, 4),
    (slips.list_for_text, 3),
    (slips.group_for_text, 2),
    (slips.text_for_list, 3),
    (slips.nothing_for_text, 3),
    (slips.word_for_number, 4),
    (slips.wrong_date, 6),
    (slips.far_date, 3),
    (slips.wrong_period, 2),
    (slips.wrong_address, 4),
    (slips.wrong_choice, 2),
    (slips.yes_for_true, 2),
    (slips.unknown_name, 4),
    (slips.name_in_capitals, 3),
    (slips.zero_width_in_value, 4),
    (slips.required_key_left_out, 4),
    (slips.conflict, 5),
    (slips.conflict_in_body, 3),
    (slips.head_not_closed, 2),
    (slips.head_not_opened, 2),
    (slips.fence_too_short, 2),
    (slips.fence_too_long, 2),
    (slips.fence_of_dashes, 1),
    (slips.line_before_head, 1),
    (slips.unknown_fact, 3),
    (slips.unknown_variable, 2),
    (slips.open_braces, 4),
    (slips.control_character, 4),
    (slips.zero_width_in_body, 3),
    (slips.no_body, 2),
    (slips.other_encoding, 3),
    (slips.utf_16, 2),
    (slips.utf_16_without_mark, 1),
    (slips.emptied, 3),
    (slips.blanked, 1),
    (slips.cut_short, 3),
    (slips.byte_order_mark, 3),
    (slips.windows_line_ends, 3),
    (slips.old_line_ends, 1),
    (slips.mixed_line_ends, 2),
    (slips.blanks_at_line_ends, 2),
    (slips.comment_added, 2),
    (slips.keys_in_another_order, 2),
)

_MOVES: tuple[tuple[Move, int, bool], ...] = (
    (moves.role_deleted, 2, False),
    (moves.visa_deleted, 1, False),
    (moves.settings_deleted, 1, False),
    (moves.snapshot_deleted, 1, True),
    (moves.postings_deleted, 1, True),
    (moves.facts_deleted, 1, False),
    (moves.folder_deleted, 2, True),
    (moves.method_deleted, 1, True),
    (moves.guide_deleted, 1, True),
    (moves.renamed_badly, 5, False),
    (moves.other_ending, 3, False),
    (moves.list_with_other_ending, 2, False),
    (moves.settings_with_other_ending, 1, False),
    (moves.folder_misspelt, 1, False),
    (moves.slug_doubled, 2, False),
    (moves.entry_doubled, 2, False),
    (moves.role_copied, 1, False),
    (moves.case_alone, 1, False),
    (moves.link_in_a_circle, 2, False),
    (moves.link_to_itself, 1, False),
    (moves.link_to_nothing, 1, False),
    (moves.link_out_of_the_site, 1, False),
    (moves.folder_for_file, 4, True),
    (moves.file_for_folder, 3, True),
    (moves.left_by_programs, 3, False),
    (moves.stranger, 2, False),
    (moves.dead_link, 3, True),
    (moves.dead_relative_link, 1, True),
    (moves.broken_template, 3, True),
    (moves.template_deleted, 1, True),
    (moves.broken_posting, 2, True),
    (moves.source_renamed, 1, True),
)


@dataclass(frozen=True)
class Fault:
    """One seeded fault."""

    name: str
    number: int
    make: Callable[[Folder, Random], Done]
    needs_build: bool = False
    """Whether only the whole build can find it."""

    def put_into(self, folder: Folder) -> Done:
        """Change the folder; the same fault makes the same change each time."""
        return self.make(folder, Random(f"{self.name} {self.number}"))


def _slip(make: Make) -> Callable[[Folder, Random], Done]:
    """The slip in a file in which it can be made; each kind of file is as likely as the others."""

    def put(folder: Folder, random: Random) -> Done:
        kinds = [folder.files(pattern) for pattern in (*ARTICLES, *ROLES, *LISTS, *SETTINGS)]
        for _ in range(500):
            path = random.choice(random.choice(kinds))
            slip = make(written(path, folder.text(path)), random)
            if slip is not None:
                folder.write(path, slip.text)
                return Done(path, frozenset((path, line) for line in slip.lines))
        raise AssertionError("no file of the demo has a place for this slip")

    return put


def faults(series: int = 0) -> list[Fault]:
    """All of them, in a fixed order; another series makes the same kinds of faults in other places."""
    found = []
    for make, times in _SLIPS:
        numbers = range(series * times, (series + 1) * times)
        found += [Fault(make.__name__, number, _slip(make)) for number in numbers]
    for move, times, whole in _MOVES:
        numbers = range(series * times, (series + 1) * times)
        found += [Fault(move.__name__, number, move, whole) for number in numbers]
    return found
