"""What is proved of the policy's texts, beside the rules on the profile (settled 17)."""
