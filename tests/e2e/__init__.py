"""Whole nights, with every part real but the services."""
