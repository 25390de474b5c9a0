"""The words an offer of sponsorship may consist of.

Rules that veto cannot foresee every way of limiting an offer. So the part of a sentence that makes the
offer has to be made of words known to be harmless: the employer, the applicant, the job, the visa and its
costs, a willing verb. A word beyond them leaves a doubt.
"""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from generator.domain.states import US_STATES
from generator.matching.canonical import canonical
from generator.matching.occupations import OCCUPATIONS


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
    words = _THIS_JOB.sub(r" this \g<job> ", canonical(clause)).split()
    core = _core_of(words)
    if core is None:
        return Strange()
    first, last = core
    start = _part_start(words, first, listing=listing)
    end = _part_end(words, last)
    front = words[max(start, _name_length(clause, words)) : first]
    behind = words[first:end] + _bracketed(words, last)
    if not listing:
        behind += _short_end(words, last)
    following = [word for word in words[last + 1 : end] if word != "-"][:1]
    compound = bool(_unknown(following)) or not _TRADES.isdisjoint(following)
    return Strange(_unknown(front), _unknown(behind), " ".join(words[start:first]), compound)


_TRADES = frozenset(
    "software data hardware product research law lawyer lawyers manager managers specialist specialists "
    "consultant consultants technician technicians policy insurance friendly form forms".split()
)
"""Words that right behind "visa sponsorship" make it another thing: "visa sponsorship software"."""
_THIS_JOB = re.compile(
    r" (?:this|the) (?:(?!(?:and|or|,|for) )\S+ ){1,3}?(?P<job>role|position|job|opening|post|vacancy) "
)
"""This job, whatever it is called."""


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
    enumerated = _JOINTS & set(part) and part[0] in _ARTICLES
    return [] if enumerated or (part[:1] and part[0] in _JOINTS) else part[:_LONGEST_AFTERTHOUGHT]


_LONGEST_AFTERTHOUGHT = 8
_ARTICLES = {"a", "an", "your", "the", "our", "free", "full"}
"""Words that open a further item rather than a limit."""


def is_plain(words: str, question: str = "") -> bool:
    """Whether a reply in canonical words has known words only, or words of its question.

    Without a word that may limit it, only those before the verb have to be known.
    """
    asked = question.split()
    reply = words.split()[:_LONGEST_REPLY]
    if _LIMITING.isdisjoint(reply):
        reply = reply[: next((n for n, word in enumerate(reply) if word in _GIVING), 0)]
    return all(_is_known(word) or word in asked or word == "they" for word in reply)


_GIVING = frozenset(("SPONSOR", "GIVE", "HELP"))
_LIMITING = frozenset("for to in at if when where once until under within unless as per on".split())
"""Words that may lead to a circle, a place or a time an offer is limited to."""
_LONGEST_REPLY = 14
"""Words; what follows is no longer the reply itself."""


def _core_of(words: list[str]) -> tuple[int, int] | None:
    """The first and the last of the neighbouring words that name visas or their sponsoring."""
    places = [number for number, word in enumerate(words) if word in _CORE]
    if not places:
        return None
    anchor = next((place for place in places if words[place] in _SPONSORING), places[0])
    first = last = anchor
    for place in reversed([place for place in places if place < anchor]):
        if first - place > _LONGEST_GAP:
            break
        first = place
    for place in (place for place in places if place > anchor):
        if place - last > _LONGEST_GAP:
            break
        last = place
    return first, last


_LONGEST_GAP = 5
_SPONSORING = {"SPONSORSHIP", "SUPPORT", "BARE", "SPONSOR"}
_CORE = {"SPONSORSHIP", "SUPPORT", "BARE", "SPONSOR", "VISA", "KIND", "GREENCARD", "immigration"}


def _part_start(words: list[str], first: int, *, listing: bool) -> int:
    stops = {",", "(", ":"} | (_JOINTS if listing else set())
    start = next((n + 1 for n in range(first - 1, -1, -1) if words[n] in stops or _tells(words, n)), 0)
    return max(start, _second_verb(words, first))


def _tells(words: list[str], number: int) -> bool:
    """Whether the word is the "that" of `please note that we sponsor visas`."""
    return words[number] == "that" and number > 0 and words[number - 1] in {"know", "note", "aware"}


def _second_verb(words: list[str], first: int) -> int:
    """Where `and sponsor` begins in `We welcome everybody and sponsor visas`; 0 without such an "and"."""
    joint = next((n for n in range(first - 1, 0, -1) if words[n] in {"and", "&"}), 0)
    verbs = words[joint + 1 : first + 1]
    ours = words[0] in _OURSELVES and joint > 1
    return joint + 1 if ours and verbs and verbs[0] in _VERBS else 0


_OURSELVES = {"we", "us", "our", "company", "employer"}
_VERBS = {"SPONSOR", "GIVE", "HELP", "will", "can", "do", "also", "happily", "gladly", "pay", "file", "take"}


def _part_end(words: list[str], last: int) -> int:
    return next((n for n in range(last + 1, len(words)) if words[n] in {",", ")", *_JOINTS}), len(words))


_JOINTS = {"and", "&", "+", "plus", "so", "because", "since", "or", "/", "thus", "whether"}


def _name_length(clause: str, words: list[str]) -> int:
    """How many words in front are the employer's name: `Acme sponsors`, `The Ridge Group will sponsor`."""
    named = _NAME.match(clause)
    if not named:
        return 0
    several = " " not in named["name"] and _PLURAL.search(named["name"])
    if several and not _SINGULAR_VERB.match(clause, named.end()):
        return 0
    length = len(canonical(named.group()).split())
    return length if length <= len(words) else 0


_NAME = re.compile(
    r"\W*(?:At |Here at |The |Yes, )?(?P<name>(?!(?:Our|We|This|The|You|If|All|Any|Visa|Each|Every"
    r"|Official|Work"
    r"|Not|No)\b)[A-ZÀ-ÞŒŠŽ][\w&.'-]*(?: (?:of |and |& )?[A-ZÀ-ÞŒŠŽ][\w&.'-]*){0,3})(?= (?:will|can|does|is"
    r"|sponsors|offers"
    r"|provides|supports|covers|pays|also|gladly|happily|proudly|currently|we)\b)"
)
_SINGULAR_VERB = re.compile(r" (?:does|is|sponsors|offers|provides|supports|covers|pays)\b")
_PLURAL = re.compile(r"(?:[^s']s|ers|ies|one|body|thing)$")


def _is_known(word: str) -> bool:
    return (
        word.removesuffix("'s") in KNOWN
        or word.isupper()
        or (word.endswith("ly") and word.isalpha() and word not in _HEDGING_ADVERBS)
        or not any(c.isalpha() for c in word)
        or word[0] in "$&"
    )


_HEDGING_ADVERBS = frozenset(
    """
    partly partially selectively conditionally theoretically nominally supposedly allegedly temporarily
    nearly sparingly internally externally hypothetically technically formerly initially previously
    reluctantly reportedly apparently provisionally
    """.split()
)
"""Adverbs that take something away from an offer."""
KNOWN: Final = (
    frozenset(
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
    graduates immigrant founders equal registered licensed institutions grads cap exempt engineering
    technical everything something
    nationalities year-round flight flights airfare rent housing accommodation
    count rely outside external leading trusted law routinely regularly continue continues whenever step
    steps way journey seamless smooth fast hassle-free cost-free build grow settle value bonus stipend
    apartment insurance health dental vision salary competitive equity stock options meals lunch pto vacation
    holidays learning development scholars postdocs faculty professors residents interns members colleagues
    newly graduating late early ever since matter enter register lawyers' attorneys' graduate-level
    dallas houston atlanta miami portland philadelphia pittsburgh nashville phoenix detroit minneapolis
    brooklyn manhattan oakland raleigh houston orlando tampa baltimore

    accountant accountants architect architects chef chefs cook cooks consultant consultants manager managers
    technician technicians pharmacist pharmacists dentist dentists veterinarian veterinarians surgeon surgeons
    lecturer lecturers instructor instructors professor trainee trainees mechanic mechanics specialist
    specialists clinician clinicians software data hardware product backend frontend

    bank agency foundation center centre institution county city association nonprofit laboratory corporation
    studio sign signed set anniversary level levels out-of-country clinical medical credentials y mean means
    associate adjunct visiting

    policy practice ability capacity approved authorized accredited certified related out easy simple else
    pathway pathways route routes long-term onward onwards forward beyond arrival relocations entire career
    life settled posting posted commitment mission diversity diverse inclusive team's helping settle-in
    following spring summer winter fall autumn march june july may october november december january
    february august september ourselves filing form forms stamp twelve six three four five days
    first-time graduation anytime time away its associates individual connection mandatory date staff
    teammates access bear bears district postdoctoral postdoc retainer lawyer
    dozens hundreds waiver around world throughout research faculty paperwork globally worldwide

    visa visas immigration employment employer-sponsored employment-based usa u.s united states
    america american permit permits status legal lawyer lawyers attorney attorneys counsel fee fees
    cost costs expense expenses premium application applications paperwork extension extensions
    transfers initial nonimmigrant temporary permanent green card required necessary needed
    authorization holders transition existing services support kind kinds type types top renewals waivers
    filings appropriate relevant own

    behalf within round day days first second month months week weeks year after afterwards once
    contract hq headquarters board onboarding april october abroad home country countries anywhere
    everywhere so nationality regardless background passport citizens nationals canadian mexican
    australians two san francisco york boston seattle austin chicago denver los angeles california
    texas bay area nyc sf
    """.split()
    )
    | {word for name in US_STATES.values() for word in name.lower().split()}
    | OCCUPATIONS
)
"""Words that limit nothing and name nobody else."""
