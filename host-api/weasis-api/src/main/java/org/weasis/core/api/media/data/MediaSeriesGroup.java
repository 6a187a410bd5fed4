package org.weasis.core.api.media.data;

/** A node of the tree of patients, studies and series. */
public interface MediaSeriesGroup extends Taggable {}
