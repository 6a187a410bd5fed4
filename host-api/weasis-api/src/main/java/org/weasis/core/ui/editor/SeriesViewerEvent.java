package org.weasis.core.ui.editor;

/** A change in a viewer. */
public class SeriesViewerEvent {}
