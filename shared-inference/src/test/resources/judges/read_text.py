"""Prints all text that Specific Character Set applies to, as pydicom reads it, one value a line.

usage: read_text.py FILE
"""

import sys

import pydicom

sys.stdout.reconfigure(encoding="utf-8")


def show(item):
    for element in item:
        if element.VR == "SQ":
            for nested in element.value:
                show(nested)
        elif element.VR in ("SH", "LO", "ST", "LT", "UC", "UT", "PN"):
            value = element.value
            several = isinstance(value, pydicom.multival.MultiValue)
            for text in value if several else [value]:
                print(element.keyword, text, sep="\t")


show(pydicom.dcmread(sys.argv[1]))
