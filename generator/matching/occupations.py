"""Ordinary occupations an offer of sponsorship may be made to without a doubt about whom it means.

"We sponsor visas for nurses" in a posting for nurses speaks to its reader. The list holds common words of
adverts, in the singular; an occupation beyond it leaves a doubt, and the offer is read as a condition.
"""

from typing import Final

_SINGULAR = """
    accountant architect assistant attending auditor baker biologist butcher caregiver carpenter cardiologist
    chef chemist clinician coach consultant cook counselor dentist dietitian driver economist editor
    educator electrician farmer fellow hospitalist hygienist instructor intern lecturer librarian machinist
    manager mechanic
    neurologist oncologist operator optometrist pathologist pediatrician pharmacist physicist planner plumber
    postdoc professor programmer psychiatrist psychologist radiologist scholar specialist statistician surgeon
    surveyor anesthesiologist administrator technician technologist tester veterinarian welder writer
    """.split()
_IRREGULAR = ("midwife", "midwives")
OCCUPATIONS: Final = frozenset(
    (*_SINGULAR, *(f"{word}es" if word.endswith("ch") else f"{word}s" for word in _SINGULAR), *_IRREGULAR)
)
"""Singular and plural, in lower case."""
