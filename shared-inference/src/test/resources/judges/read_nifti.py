"""Writes a NIfTI volume as nibabel reads it, turned to DICOM's axes, and prints its geometry.

Arguments: NIfTI file, output file of float32 values (slices, rows, columns).
"""
import sys

import nibabel
import numpy

image = nibabel.load(sys.argv[1])
turned = nibabel.as_closest_canonical(image)
values = numpy.asarray(turned.get_fdata(dtype=numpy.float64)).reshape(turned.shape[:3])
affine = turned.affine
last = numpy.array([values.shape[0] - 1, values.shape[1] - 1, 0, 1])
lps = numpy.diag([-1, -1, 1, 1]) @ affine
origin = lps @ last
values[::-1, ::-1].transpose(2, 1, 0).astype("<f4").tofile(sys.argv[2])
print(*values.shape)
print(*origin[:3])
print(*-lps[:3, 0])
print(*-lps[:3, 1])
print(*lps[:3, 2])
