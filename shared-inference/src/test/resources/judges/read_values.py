"""Writes the modality values of every frame of DICOM files as little-endian float32.

usage: read_values.py output file...
"""
import sys

import numpy as np
import pydicom

with open(sys.argv[1], "wb") as out:
    for name in sys.argv[2:]:
        image = pydicom.dcmread(name, force=True)
        stored = image.pixel_array.astype(np.float64)
        values = stored * float(image.get("RescaleSlope", 1)) + float(image.get("RescaleIntercept", 0))
        frames = values if values.ndim == 3 else values[np.newaxis]
        raw = stored if stored.ndim == 3 else stored[np.newaxis]
        for frame, cells in zip(frames, raw):
            if "PixelPaddingValue" in image:
                padding = cells == float(image.PixelPaddingValue)
                if padding.any() and not padding.all():
                    frame[padding] = frame[~padding].min()
            out.write(frame.astype("<f4").tobytes())
