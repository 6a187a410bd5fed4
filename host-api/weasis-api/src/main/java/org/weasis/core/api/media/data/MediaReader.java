package org.weasis.core.api.media.data;

/** Reads the elements of one file. */
public interface MediaReader<E extends MediaElement> extends Taggable {
  int getMediaElementNumber();
}
