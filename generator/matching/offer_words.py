"""The words an offer of sponsorship may consist of.

Rules that veto cannot foresee every way of limiting an offer. So the part of a sentence that makes the
offer has to be made of words known to be harmless: the employer, the applicant, the job, the visa and its
costs, a willing verb. A word beyond them leaves a doubt.
"""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from generator.matching.canonical import canonical


@dataclass(frozen=True, slots=True)
class Strange:
    """The unknown words of an offer, before and behind the words that name the visa."""

    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    subject: str = ""
    """The canonical words in front."""
    compound: bool = False
    """An unknown word follows at once, as in "visa sponsorship software"."""


def strange_words(clause: str, *, listing: bool) -> Strange:
    """The words of the offering part that are not known to be harmless, in canonical spelling.

    A company's name in front is known. In a `listing` the items before the last "and" do not count, nor
    what follows behind a comma.
    """
    words = canonical(clause).split()
    core = _core_of(words)
    if core is None:
        return Strange()
    first, last = core
    start = _part_start(words, first, listing=listing)
    end = _part_end(words, last)
    front = words[start + (_name_length(clause, words) if start == 0 else 0) : first]
    behind = words[first:end] + _bracketed(words, last)
    if not listing:
        behind += _short_end(words, last)
    compound = bool(_unknown(words[last + 1 : last + 2])) and last + 1 < end
    return Strange(_unknown(front), _unknown(behind), " ".join(words[start:first]), compound)


def _unknown(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not _is_known(word))


def _bracketed(words: list[str], last: int) -> list[str]:
    """The words of a bracket opened right behind."""
    if words[last + 1 : last + 2] != ["("]:
        return []
    return list(takewhile(lambda word: word != ")", words[last + 2 :]))


def _short_end(words: list[str], last: int) -> list[str]:
    """The words between the first comma behind and the next, unless they go on with "and"."""
    if "," not in words[last:]:
        return []
    part = list(takewhile(lambda word: word != ",", words[words.index(",", last) + 1 :]))
    return [] if part[:1] and part[0] in _JOINTS else part[:_LONGEST_AFTERTHOUGHT]


_LONGEST_AFTERTHOUGHT = 8


def is_plain(words: str, question: str = "") -> bool:
    """Whether a reply in canonical words has known words only, or words of its question."""
    asked = question.split()
    return all(_is_known(word) or word in asked for word in words.split()[:_LONGEST_REPLY])


_LONGEST_REPLY = 14
"""Words; what follows is no longer the reply itself."""


def _core_of(words: list[str]) -> tuple[int, int] | None:
    """The first and the last of the neighbouring words that name visas or their sponsoring."""
    places = [number for number, word in enumerate(words) if word in _CORE]
    if not places:
        return None
    last = places[0]
    for place in places[1:]:
        if place - last > 5:
            break
        last = place
    return places[0], last


_CORE = {"SPONSORSHIP", "SUPPORT", "BARE", "SPONSOR", "VISA", "KIND", "GREENCARD", "immigration"}


def _part_start(words: list[str], first: int, *, listing: bool) -> int:
    stops = {",", "(", ":"} | (_JOINTS if listing else set())
    return next((n + 1 for n in range(first - 1, -1, -1) if words[n] in stops), 0)


def _part_end(words: list[str], last: int) -> int:
    return next((n for n in range(last + 1, len(words)) if words[n] in {",", ")", *_JOINTS}), len(words))


_JOINTS = {"and", "&", "+", "plus", "so", "because", "since", "or", "/", "thus", "whether"}


def _name_length(clause: str, words: list[str]) -> int:
    """How many words in front are the employer's name: `Acme sponsors`, `The Ridge Group will sponsor`."""
    named = _NAME.match(clause)
    if not named or (" " not in named["name"] and _PLURAL.search(named["name"])):
        return 0
    length = len(canonical(named.group()).split())
    return length if length <= len(words) else 0


_NAME = re.compile(
    r"\W*(?:At |Here at |The |Yes, )?(?P<name>(?!(?:Our|We|This|The|You|If|All|Any|Visa|Each|Every"
    r"|Official|Work"
    r"|Not|No)\b)[A-Z][\w&.'-]*(?: (?:of |and |& )?[A-Z][\w&.'-]*){0,3})(?= (?:will|can|does|is"
    r"|sponsors|offers"
    r"|provides|supports|covers|pays|also|gladly|happily|proudly|currently|we)\b)"
)
_PLURAL = re.compile(r"(?:[^s']s|ers|ies|one|body|thing)$")


def _is_known(word: str) -> bool:
    return (
        word.removesuffix("'s") in KNOWN
        or word.isupper()
        or not any(c.isalpha() for c in word)
        or word[0] in "$&"
    )


KNOWN: Final = frozenset(
    """
    a an the and or of for to in on at by with from as into your you yours our ours we us i it is
    are am be been being will would can do does this that these those which who whom there here all
    any every each both either everyone everybody anyone one ones them their his her also too even
    then when where if while what whatever whoever wherever how through via than more such like
    including e.g i.e eg ie etc yes sure absolutely definitely certainly course indeed let s

    able happy glad gladly happily pleased delighted proud proudly ready willing prepared committed
    excited thrilled always fully full actively already directly currently still now today right
    simply truly personally automatically immediately just well free best great good welcome
    welcomed

    offer offers offered offering provide provided get gets receive receives include includes
    included eligible qualifies entitled come comes bring brings enjoy have has hire hires hiring employ file
    files filing start starts starting begin begins help helps assist assistance handle handled take
    takes care sort sorted obtain obtaining getting secure process processing petition petitions pay
    pays paid cover covered reimburse reimbursed apply applying join joins joining move moving
    relocate relocating relocation need needs sponsor sponsored guide work working works stay make
    makes go want part package standard among perk perks benefit benefits complete whole entire
    comprehensive end-to-end generous ongoing dedicated in-house end finish initiate arrange
    supported supporting expedite

    company employer team firm university hospital college school institute institution organization
    organisation lab startup business office department group practice clinic program programme role
    roles position positions job jobs opening openings post vacancy internship fellowship residency
    appointment opportunity requisition candidate candidates applicant applicants employee employees
    talent talents people person individuals international foreign overseas global worldwide
    successful engineer engineers developer developers scientist scientists researcher researchers
    nurse nurses physician physicians doctor doctors therapist therapists teacher teachers designer
    designers analyst analysts family families spouse spouses dependent dependents partner
    partners newcomers hired selected chosen full-time cap-exempt new workers worker students
    graduates immigrant founders equal registered licensed institutions grads cap exempt

    visa visas immigration employment employer-sponsored employment-based usa u.s united states
    america american permit permits status legal lawyer lawyers attorney attorneys counsel fee fees
    cost costs expense expenses premium application applications paperwork extension extensions
    transfers initial nonimmigrant temporary permanent green card required necessary needed
    authorization holders services support kind kinds type types top renewals waivers filings appropriate
    relevant own

    behalf within round day days first second month months week weeks year after afterwards once
    contract hq headquarters board onboarding april october abroad home country countries anywhere
    everywhere so nationality regardless background passport citizens nationals canadian mexican
    australians two san francisco york boston seattle austin chicago denver los angeles california
    texas bay area nyc sf
    """.split()
)
"""Words that limit nothing and name nobody else."""
