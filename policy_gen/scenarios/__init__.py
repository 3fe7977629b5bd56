"""What a company expects of its policy: cases with answers, asked of the rules."""
