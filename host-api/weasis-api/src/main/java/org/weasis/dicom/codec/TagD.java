package org.weasis.dicom.codec;

import org.weasis.core.api.media.data.TagReadable;
import org.weasis.core.api.media.data.TagW;

/** The key of a DICOM attribute. */
public class TagD extends TagW {
  public static <T> T getTagValue(TagReadable taggable, int tagID, Class<T> type) {
    throw new UnsupportedOperationException();
  }
}
