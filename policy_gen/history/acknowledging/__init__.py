"""Who has signed which clauses of which version, and who must sign again (brief 8.2.8, 8.2.9)."""
