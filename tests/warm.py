"""What every run of the program makes alike before it looks at its site: made once, and then forked with it.

It is imported by the process of which the runs of the tests are copies. What a program keeps is known by the
texts that it was made of: a run that has read the shipped site, and a small one, knows copies of them, and
what is edited in them is read anew.
"""

from contextlib import chdir
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.inputs import read_inputs
from generator.matching.roles import compile_roles
from generator.matching.skills import skills_of
from generator.options import Options
from generator.render.environment import template_environment
from generator.render.template_errors import check_templates
from tests.program import ROOT
from tests.whole.small import a_small_site

# In its site's folder a program knows the code of a template by its text and by the path `templates/…`.
with chdir(ROOT):
    check_templates(template_environment(Path("templates")))
skills_of("Backend Engineer", "Words.")
with TemporaryDirectory() as folder:
    for site in (ROOT, a_small_site(Path(folder))):
        compile_roles(read_inputs(Options(site, site / "build", date(2026, 4, 1))).value.site.roles)
