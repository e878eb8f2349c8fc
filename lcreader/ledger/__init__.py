"""Figures of many articles held against each other, and sums checked inside one. Pure functions."""
