"""What a company says about itself: reading, model, presets, schema."""
