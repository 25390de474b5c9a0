"""Public records published as plain tables: USCIS decisions, wages and areas, O*NET occupations."""
