"""The rules on receivables as tables: every answer found by asking the rules, none worked out again."""
