"""Composes the stages: load, check, select, render, run tasks, publish."""
