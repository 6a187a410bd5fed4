package org.dcm4che3.img;

import javax.imageio.ImageReadParam;

/** How an image is decoded; null for stored values. */
public class DicomImageReadParam extends ImageReadParam {}
