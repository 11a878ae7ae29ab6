"""Packs for meetings: figures taken at one moment, headlines worded by the office, frozen with their files, shared.

Made of what the other journeys show, so it stands above them and none of them knows it. Begin with `gathering.py` (what a pack
holds), then `pages/__init__.py` and `building.py` (how its files are made).
"""
