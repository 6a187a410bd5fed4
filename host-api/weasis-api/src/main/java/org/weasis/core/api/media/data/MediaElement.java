package org.weasis.core.api.media.data;

/** One element of a series; its key is the 0-based frame. */
public class MediaElement implements Taggable {
  @Override
  public Object getTagValue(TagW tag) {
    throw new UnsupportedOperationException();
  }

  public FileCache getFileCache() {
    throw new UnsupportedOperationException();
  }

  public Object getKey() {
    throw new UnsupportedOperationException();
  }
}
