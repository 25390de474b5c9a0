"""The words of titles that mean the same for every role: spellings, levels, job nouns.

Words of one role belong into that role's file, never here.
"""

import re

JOINED: tuple[tuple[str, str], ...] = (
    (r"back[\s-]*end", "backend"),
    (r"front[\s-]*end", "frontend"),
    (r"fu[lk]{1,3}[\s-]*sta[ckr]{1,2}", "fullstack"),
    (r"dev[\s-]*sec[\s-]*ops", "devsecops"),
    (r"sec[\s-]*dev[\s-]*ops", "devsecops"),
    (r"dev[\s/-]*ops", "devops"),
    (r"ml[\s-]*ops", "mlops"),
    (r"cyber[\s-]*security", "cybersecurity"),
    (r"info[\s-]?sec", "infosec"),
    (r"data[\s-]?base", "database"),
    (r"data[\s-]?warehous(?:e|ing)", "data warehouse"),
    (r"data[\s-]?lake(?:[\s-]?house)?", "data lake"),
    (r"asp\s?\.\s?net(?:\s?mvc)?", "dotnet"),
    (r"dot[\s-]?net", "dotnet"),
    (r"node(?:[\s.-]?js)", "nodejs"),
    (r"react[\s-]native", "reactnative"),
    (r"react[\s.-]?js", "react"),
    (r"angular[\s.-]?js", "angular"),
    (r"vue(?:[\s.-]?js)?", "vue"),
    (r"objective[\s-]c", "objectivec"),
    (r"s\s?/\s?w", "software"),
    (r"h\s?/\s?w", "hardware"),
    (r"ci\s?[/&-]?\s?cd", "cicd"),
    (r"r\s?&\s?d", "rnd"),
    (r"fp\s?&\s?a|fpa", "fpna"),
    (r"m\s?&\s?a", "mna"),
    (r"pl\s?[/-]?\s?sql", "plsql"),
    (r"t-sql", "tsql"),
    (r"e[\s-]?commerce", "ecommerce"),
    (r"gen(?:erative)?[\s-]?ai", "genai"),
    (r"a\.i\.", "ai"),
    (r"adobe experience manager", "aem"),
    (r"robotics? process automation", "rpa"),
    (r"electro[\s-]?mechanical", "electromechanical"),
    (r"mechatronics?", "mechatronics"),
    (r"multi[\s-]media", "multimedia"),
    (r"web[\s-]site", "website"),
    (r"uxui", "ux / ui"),
    (r"uiux", "ui / ux"),
    (r"(?:vice|v\.)[\s-]?pres(?:ident|\b)", "vicepresident"),
    (r"v\.p\.", "vicepresident"),
    (r"pen[\s-]?test(?:er|ing)", "penetration tester"),
    (r"systems?[\s-]on[\s-](?:a[\s-])?chip", "soc"),
    (r"co[\s-]?op", "coop"),
    (r"(?:full|part)[\s-]time", "parttime"),
    (r"on[\s-]site", "onsite"),
    (r"new[\s-]?grad(?:uate)?s?", "newgrad"),
    (r"entry[\s-]level", "entrylevel"),
    (r"mid[\s-](?:level|senior)", "mid"),
    (r"early[\s-]careers?", "earlycareer"),
    (r"m\s?/\s?[fw]\s?(?:/\s?[dxn])?|[fw]\s?/\s?m\s?(?:/\s?[dxn])?|x\s?/\s?f\s?/\s?m|all genders", "mfd"),
    (r"artificial intelligence", "ai"),
    (r"machine[\s-]?learning", "ml"),
    (r"sales[\s-]?force", "salesforce"),
    (r"c\s?\+\+", "cpp"),
    (r"c\s?#", "csharp"),
    (r"\.\s?net", "dotnet"),
    (r"(?:u\.s\.a?\.?)", "us"),
    (r"sys(?:tems?)? admin(?:istrator)?", "system administrator"),
    (r"in[\s-]house", "inhouse"),
    (r"(?:members?)(?: of)?(?: the)? tech(?:nical)?\.? staff", "mts"),
)
"""Spellings on folded text and the one form of each; the first that fits counts."""

SPELLINGS = {
    "sr": "senior",
    "grad": "graduate",
    "grads": "graduate",
    "snr": "senior",
    "jr": "junior",
    "engr": "engineer",
    "eng": "engineer",
    "engg": "engineering",
    "engineerings": "engineering",
    "engrg": "engineering",
    "mgr": "manager",
    "mngr": "manager",
    "mgmt": "management",
    "mgt": "management",
    "dev": "developer",
    "dvlpr": "developer",
    "devel": "development",
    "dvlpmt": "development",
    "dir": "director",
    "assoc": "associate",
    "assc": "associate",
    "asst": "assistant",
    "admin": "administrator",
    "vp": "vicepresident",
    "svp": "vicepresident",
    "evp": "vicepresident",
    "mktg": "marketing",
    "mkt": "marketing",
    "mkting": "marketing",
    "dsgn": "design",
    "dsgnr": "designer",
    "infra": "infrastructure",
    "sw": "software",
    "hw": "hardware",
    "tech": "technical",
    "techn": "technical",
    "prin": "principal",
    "princ": "principal",
    "ppl": "principal",
    "arch": "architect",
    "appl": "application",
    "apps": "application",
    "app": "application",
    "applications": "application",
    "prog": "programmer",
    "proj": "project",
    "manger": "manager",
    "quantitive": "quantitative",
    "sciences": "science",
    "graduates": "graduate",
    "principle": "principal",
    "pgmr": "programmer",
    "progr": "programmer",
    "pgm": "program",
    "prgm": "program",
    "spec": "specialist",
    "splst": "specialist",
    "cons": "consultant",
    "anlyst": "analyst",
    "anlst": "analyst",
    "analysts": "analyst",
    "anl": "analyst",
    "sci": "scientist",
    "scien": "scientist",
    "systems": "system",
    "sys": "system",
    "solutions": "solution",
    "services": "service",
    "networks": "network",
    "networking": "network",
    "databases": "database",
    "products": "product",
    "programs": "program",
    "projects": "project",
    "architectures": "architecture",
    "elec": "electrical",
    "elect": "electrical",
    "mech": "mechanical",
    "intl": "international",
    "interns": "intern",
    "internship": "intern",
    "internships": "intern",
    "ops": "operations",
    "net": "dotnet",
    "k8s": "kubernetes",
    "postgres": "postgresql",
    "gui": "ui",
    "ingenieur": "engineer",
    "ingeniero": "engineer",
    "ingenieure": "engineer",
    "developpeur": "developer",
    "entwickler": "developer",
    "desarrollador": "developer",
    "developpeurs": "developer",
    "developpeuses": "developer",
    "developpeuse": "developer",
    "ingenieurs": "engineer",
    "aiml": "ai",
    "uix": "ux",
    "analyste": "analyst",
    "mecanique": "mechanical",
    "electrique": "electrical",
    "logiciel": "software",
    "donnees": "data",
}
"""Abbreviations, plurals and a few words of other languages."""

LEVELS = frozenset(
    "senior junior principal staff distinguished intermediate mid midlevel entrylevel level "
    "experienced grade band fellow i ii iii iv v vi vii viii".split()
)
"""Words that state a level wherever they stand."""

GRADES = frozenset("lead associate graduate deputy assistant trainee advisor".split())
"""Words that state a level before a job and are the job itself at the end of a part."""

EMPLOYMENT = frozenset(
    "intern coop parttime newgrad earlycareer remote hybrid onsite w2 c2c 1099 contract temp "
    "temporary freelance permanent perm hourly seasonal summer fall autumn spring winter january "
    "february march april june july august september october november december jan feb mar apr jun jul "
    "aug sept sep oct nov dec mfd urgent immediate "
    "opening hiring visa anyvisa h1b opt cpt gc usc phd bs ms mba bachelor bachelors master masters "
    "extended year years yr yrs month months week weeks hrs hour hours apprentice apprenticeship placement "
    "undergraduate undergrad college university campus job jobs position positions posting openings "
    "opportunity opportunities role roles student doctorate sme".split()
)
"""Employment forms, dates and contract words; they name no job."""

LEARNERS = frozenset("intern coop newgrad earlycareer graduate apprentice apprenticeship student".split())
"""Of the employment forms, those that can stand for the job noun: `Mechanical Intern`."""

LEANINGS = frozenset("focus focused leaning heavy oriented".split())
"""Words by which a title adds a second discipline to a first."""

SERVING = frozenset(
    "sale sales field support customer solution process quality manufacturing application service "
    "test validation verification hardware production industrial content "
    "curriculum training".split()
)
"""Kinds of engineer whose field words in parentheses name what they serve, not what they are."""

NUMBERED = re.compile(
    r"\d+(?:st|nd|rd|th)?|(?:l|ic|e|t|g|gl|p|m|lvl|jg|pg|r|req|jr|jc|id)\d+|\d+[a-z]{1,2}|\d\w*\d\w*|[a-z]{2,6}\d{4,}"
)
"""Levels and requisitions written with digits."""

HEADS = frozenset(
    "engineer developer programmer architect analyst scientist researcher designer manager director "
    "head lead vicepresident administrator consultant specialist technician coordinator associate "
    "assistant officer owner strategist artist writer editor planner buyer accountant representative "
    "executive partner supervisor advisor operator tester modeler statistician controller auditor "
    "strategists expert generalist leader chief coder professor teacher instructor lecturer "
    "recruiter trader copywriter evangelist advocate marketer producer president animator "
    "investigator therapist nurse physician technologist drafter contractor sde swe sdet dba tpm mts "
    "adviser principal superintendent estimator inspector mechanic installer attorney counsel avp "
    "svp evp techlead  hacker merchandiser stylist illustrator photographer "
    "sre".split()
)
"""Nouns that name a person at work."""

NARROW_HEADS = frozenset("sre sdet dba tpm partner".split())
"""Of those, the ones that name a field too: `SRE Engineer`, `Manager Partner Marketing`."""

MAKERS = frozenset("engineer developer programmer mts sde swe consultant intern".split())
"""Of those, the ones after which a discipline (`Backend`, `Mechanical`) names the job."""

FIELDS = frozenset(
    "engineering development science design research analytics marketing management architecture "
    "administration intelligence testing assurance analysis programming security networking modeling".split()
)
"""Nouns that name a field: the job itself when it stands alone, a team beside a named job."""

GENERAL = frozenset(
    "it technical technology information rnd general of team global engineering principal corporate "
    "development "
    "mts professional group the a /".split()
)
"""Words that add no field to a job noun."""

SOFTWARE_HEADS = (
    "software development engineer",
    "software engineer developer",
    "software engineer",
    "software developer",
    "software engineering",
    "software development",
    "application developer",
    "software programmer",
    "software consultant",
    "sde",
    "swe",
    "mts",
    "software",
)
"""General software titles, longer before shorter; what follows names a discipline or a team."""

OUTSIDERS = frozenset(
    "professor instructor lecturer teacher tutor faculty adjunct technician recruiter trader writer "
    "copywriter journalist sourcer salesperson educator trainer annotator mechanic installer postdoc "
    "electrician postdoctoral professorship dozent teaching curator storyteller paralegal attorney "
    "lawyer counsel".split()
)
"""Those who teach, repair, sell, hire for or write about a field are not in the field's role."""

SHOWN = {
    "vicepresident": "vice president",
    "fpna": "FP&A",
    "dotnet": ".NET",
    "cicd": "CI/CD",
    "ml": "machine learning",
    "cpp": "C++",
    "csharp": "C#",
    "mna": "M&A",
    "rnd": "R&D",
    "reactnative": "React Native",
    "nodejs": "Node.js",
    "plsql": "PL/SQL",
    "fullstack": "full stack",
    "system": "systems",
    "mts": "member of technical staff",
    "genai": "generative AI",
    "dba": "DBA",
    "sre": "SRE",
    "sde": "SDE",
}
"""How a word of ours is shown to readers, where the spelling differs."""
