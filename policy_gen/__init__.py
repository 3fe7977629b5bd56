"""From one company profile to the company's official client-work policy."""
