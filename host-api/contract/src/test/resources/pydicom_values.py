# coding: utf-8
"""Prints the values of DICOM files as pydicom reads them: path, tag by tag, one line each."""
import struct
import sys

import pydicom
from pydicom.multival import MultiValue
from pydicom.valuerep import DSfloat, PersonName

TEXT = {"AE", "AS", "CS", "DA", "DT", "IS", "LO", "LT", "PN", "SH", "ST", "TM", "UC", "UI", "UR", "UT"}
NUMBERS = {"US", "SS", "UL", "SL"}
DECIMALS = {"FD": (">d", 8), "FL": (">f", 4)}
BYTES = {"OB", "OW", "OF", "OD"}


def text(value):
    if isinstance(value, DSfloat):
        value = getattr(value, "original_string", None) or str(value)
    elif hasattr(value, "original_string") and not isinstance(value, PersonName):
        value = value.original_string
    return str(value).strip().replace("\r", "\\r").replace("\n", "\\n")


def values(element):
    value = element.value
    if value is None or (isinstance(value, (str, bytes, PersonName)) and len(value) == 0):
        return []
    return list(value) if isinstance(value, (MultiValue, list)) else [value]


def lines(dataset, path):
    for element in dataset:
        if element.tag.is_private or element.tag.element == 0:
            continue
        where = "%s%08X" % (path, element.tag)
        vr = element.VR
        if vr == "SQ":
            for i, item in enumerate(element.value):
                yield from lines(item, "%s[%d]." % (where, i))
        elif vr in TEXT or vr == "DS":
            yield where + "=" + "\\".join(text(v) for v in values(element))
        elif vr in NUMBERS:
            yield where + "=" + "\\".join(str(v) for v in values(element))
        elif vr in DECIMALS:
            form, size = DECIMALS[vr]
            yield where + "=" + "\\".join(struct.pack(form, v).hex() for v in values(element))
        elif vr in BYTES and element.value is not None and not element.is_undefined_length:
            yield where + "=" + str(len(element.value)) + " bytes"


for name in sys.argv[1:]:
    print("FILE " + name)
    try:
        dataset = pydicom.dcmread(name)
        for line in lines(dataset, ""):
            print(line)
    except Exception as e:
        print("REFUSED " + type(e).__name__)
