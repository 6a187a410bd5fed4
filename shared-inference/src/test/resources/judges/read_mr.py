"""Prints geometry, b-value and pixel checksum of DICOM files as pydicom reads them.

usage: read_mr.py file...
"""
import sys

import numpy
import pydicom

for name in sys.argv[1:]:
    image = pydicom.dcmread(name)
    spacing = [float(value) for value in image.PixelSpacing]
    row = numpy.array(image.ImageOrientationPatient[:3], float)
    column = numpy.array(image.ImageOrientationPatient[3:], float)
    last = (
        numpy.array(image.ImagePositionPatient, float)
        + row * spacing[1] * (image.Columns - 1)
        + column * spacing[0] * (image.Rows - 1)
    )
    print(
        *image.ImagePositionPatient,
        *last,
        image[0x0018, 0x9087].value,
        image.pixel_array.astype("i8").sum(),
    )
