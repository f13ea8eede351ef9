"""Connects Weft's library to Ray. Nothing is planned or computed in Python."""
