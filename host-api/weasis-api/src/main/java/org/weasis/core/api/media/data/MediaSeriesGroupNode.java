package org.weasis.core.api.media.data;

/** A node of the tree of patients, studies and series. */
public class MediaSeriesGroupNode implements MediaSeriesGroup {
  public static final MediaSeriesGroup rootNode = value();

  private static MediaSeriesGroup value() {
    return null;
  }

  @Override
  public Object getTagValue(TagW tag) {
    throw new UnsupportedOperationException();
  }
}
