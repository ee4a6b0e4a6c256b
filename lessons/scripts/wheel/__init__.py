"""Lectern: a Java kernel for Jupyter that teaches neural networks."""
