"""Colours: ramps made from one base colour, the fills of classes, and how they are told apart."""
