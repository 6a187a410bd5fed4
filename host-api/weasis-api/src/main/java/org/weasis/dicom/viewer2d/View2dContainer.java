package org.weasis.dicom.viewer2d;

import org.weasis.dicom.explorer.DicomViewerPlugin;

/** The DICOM 2D viewer. */
public class View2dContainer extends DicomViewerPlugin {}
