"""What every run of the program makes alike before it looks at its site: made once, and then forked with it.

It is imported by the process of which the runs of the tests are copies.
"""

from contextlib import chdir
from pathlib import Path

from generator.matching.skills import skills_of
from generator.render.environment import template_environment
from generator.render.template_errors import check_templates
from tests.program import ROOT

# In its site's folder a program knows the code of a template by its text and by the path `templates/…`.
with chdir(ROOT):
    check_templates(template_environment(Path("templates")))
skills_of("Backend Engineer", "Words.")
