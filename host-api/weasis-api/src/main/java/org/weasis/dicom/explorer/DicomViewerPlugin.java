package org.weasis.dicom.explorer;

import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.dicom.codec.DicomImageElement;

/** A viewer of DICOM images. */
public abstract class DicomViewerPlugin extends ImageViewerPlugin<DicomImageElement> {}
