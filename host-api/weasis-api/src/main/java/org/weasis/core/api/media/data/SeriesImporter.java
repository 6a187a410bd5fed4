package org.weasis.core.api.media.data;

/** The download of a series. */
public interface SeriesImporter {}
