"""Delegates paint what a model's record role gives them, and nothing else."""
