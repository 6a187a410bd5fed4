package org.weasis.core.api.media.data;

/** A node of the tree of patients, studies and series. */
public class MediaSeriesGroupNode implements MediaSeriesGroup {
  @Override
  public Object getTagValue(TagW tag) {
    throw new UnsupportedOperationException();
  }
}
