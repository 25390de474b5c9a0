"""Every rule in one table: its name, what it stops, why it exists, and a wrong and a right example.

`rolepages explain NAME` prints a rule, and the reference page of the documentation is made from the table.
A rule's name says the fault and never changes.
"""

from generator.problems.build_rules import BUILD_RULES
from generator.problems.content_rules import (
    ABBREVIATION_RULES,
    ARTICLE_RULES,
    CLAIM_RULES,
    DATE_RULES,
    PUBLICATION_RULES,
    REDIRECT_RULES,
    ROLE_RULES,
    STYLE_RULES,
)
from generator.problems.entity_rules import ENTITY_RULES
from generator.problems.external_rules import EXTERNAL_RULES
from generator.problems.file_rules import FILE_RULES, YAML_RULES
from generator.problems.label_rules import LABEL_RULES
from generator.problems.lca_rules import LCA_RULES
from generator.problems.page_rules import PAGE_RULES
from generator.problems.publish_rules import PUBLISH_RULES
from generator.problems.record_rules import RECORD_RULES
from generator.problems.rule import Rule
from generator.problems.snapshot_rules import SNAPSHOT_RULES
from generator.problems.store_rules import STORE_RULES
from generator.problems.value_rules import VALUE_RULES

_TABLE = (
    *FILE_RULES,
    *YAML_RULES,
    *VALUE_RULES,
    *ROLE_RULES,
    *ARTICLE_RULES,
    *STYLE_RULES,
    *ABBREVIATION_RULES,
    *CLAIM_RULES,
    *DATE_RULES,
    *PUBLICATION_RULES,
    *REDIRECT_RULES,
    *BUILD_RULES,
    *LABEL_RULES,
    *PAGE_RULES,
    *SNAPSHOT_RULES,
    *LCA_RULES,
    *RECORD_RULES,
    *STORE_RULES,
    *ENTITY_RULES,
    *PUBLISH_RULES,
    *EXTERNAL_RULES,
)

RULES: dict[str, Rule] = {rule.name: rule for rule in _TABLE}
"""Every rule by its name."""
