package org.weasis.core.api.media.data;

/** Carries values by tag. */
public interface TagReadable {
  Object getTagValue(TagW tag);
}
