# coding: utf-8
"""Prints the components of the patient's name of each file as pydicom decodes them."""
import sys

import pydicom

# pydicom 2.3 leaves the escape sequence of ISO 2022 IR 58 in the text.
LEFT_ESCAPE = "\x1b$)A"

for name in sys.argv[1:]:
    print(str(pydicom.dcmread(name).PatientName).replace(LEFT_ESCAPE, "").rstrip("="))
