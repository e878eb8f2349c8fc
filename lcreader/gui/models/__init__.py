"""Item models: lists of ids whose rows are fetched late from the archive."""
