"""Who answers for what: statements of responsibility, standing rules, and the measures they cover."""
