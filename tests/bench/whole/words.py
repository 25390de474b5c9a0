"""Sentences of invented words, as varied as those of postings: few words are common, most are rare."""

from itertools import accumulate
from random import Random

_COMMON = """
the of and to in a for with our on you we as by from is that be or an your it at will are
this team teams code test tests data build builds ship ships plan plans write writes review reviews
measure measures tool tools screen screens service services customer customers partner partners
year years month week day small large quick careful steady plain useful early later often always
keep keeps find finds make makes learn learns teach explain explains help helps decide answer
question questions problem problems report reports release releases design designs system systems
network networks store stores queue queues cache record records model models chart charts page
pages form forms order orders price prices stock factory machine machines sensor sensors vehicle
hospital school library bank shop market energy water climate music film garden kitchen travel
colleague colleagues manager office city remote meeting meetings salary holiday training pension
""".split()
_SYLLABLES = """
ba cor dun el fra gor hil im jas kel lom mar nev os pra quil ros sul tav um vel wex yor zan
bri cla dro est fli gre hav ist kno lun mis nol orr pel rin sko tam ulf ven wil ard bol cen dal
""".split()
_VOCABULARY = 18_000
_SENTENCES = 40_000
_SPREAD = 0.92
"""Exponent of Zipf's law for how often the words are used; English texts lie near 1."""


def vocabulary(random: Random, number: int = _VOCABULARY) -> tuple[str, ...]:
    """`number` different words, common ones first."""
    words = dict.fromkeys(_COMMON)
    while len(words) < number:
        syllables = random.choices(_SYLLABLES, k=random.choice((2, 2, 3, 3, 4)))
        words["".join(syllables)] = None
    return tuple(words)[:number]


def sentences(random: Random, words: tuple[str, ...], number: int = _SENTENCES) -> tuple[str, ...]:
    """`number` sentences of up to 19 words, none twice in one; one in twenty has a sign that HTML escapes."""
    weights = tuple(accumulate(1 / (rank + 12) ** _SPREAD for rank in range(len(words))))
    return tuple(_sentence(random, words, weights) for _ in range(number))


def _sentence(random: Random, words: tuple[str, ...], weights: tuple[float, ...]) -> str:
    chosen = list(dict.fromkeys(random.choices(words, cum_weights=weights, k=random.randint(9, 19))))
    if random.random() < 0.05:
        chosen[-1] = "R&D"
    text = " ".join(chosen)
    return f"{text[0].upper()}{text[1:]}."


def invented_name(random: Random) -> str:
    """A name of three syllables."""
    return "".join(random.choices(_SYLLABLES, k=3)).capitalize()
