"""Panels know the archive, run jobs, and compose widgets, models and delegates."""
