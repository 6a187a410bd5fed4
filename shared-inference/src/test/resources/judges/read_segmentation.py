"""Reads a segmentation with pydicom: one line per frame, and every pixel as a byte into a file.

usage: read_segmentation.py SEG PIXELS
"""

import sys

import numpy
import pydicom

sys.stdout.reconfigure(encoding="utf-8")
seg = pydicom.dcmread(sys.argv[1])
pixels = seg.pixel_array.reshape(int(seg.NumberOfFrames), seg.Rows, seg.Columns)
pixels.astype(numpy.uint8).tofile(sys.argv[2])
print("patient", seg.PatientName, sep="\t")
for number, frame in enumerate(seg.PerFrameFunctionalGroupsSequence):
    sources = frame.DerivationImageSequence[0].SourceImageSequence
    print(
        "frame",
        *[f"{s.ReferencedSOPInstanceUID} {s.get('ReferencedFrameNumber', 0)}" for s in sources],
        *[p.original_string for p in frame.PlanePositionSequence[0].ImagePositionPatient],
        sep="\t",
    )
for series in seg.ReferencedSeriesSequence:
    for instance in series.ReferencedInstanceSequence:
        print("instance", instance.ReferencedSOPInstanceUID, sep="\t")
