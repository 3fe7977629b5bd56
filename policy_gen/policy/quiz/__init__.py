"""The quiz for new colleagues: situations without words, the answers of the rules, both in words."""
