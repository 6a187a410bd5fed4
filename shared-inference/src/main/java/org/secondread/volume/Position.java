package org.secondread.volume;

import java.util.List;

/**
 * The frames that make one slice.
 *
 * @param frames at least one, all at one place, by instance number
 */
record Position(List<FrameHeader> frames) {

  Position {
    frames = List.copyOf(frames);
  }

  SliceGeometry geometry() {
    return frames.get(0).geometry();
  }

  List<SourceImage> sources() {
    return frames.stream().map(FrameHeader::source).toList();
  }
}
