package org.secondread.volume;

import java.io.IOException;

/**
 * Decodes pixel data of transfer syntaxes that this project does not decode itself. Found through
 * {@link java.util.ServiceLoader} or handed to {@link VolumeReader}; a viewer brings its own.
 */
public interface PixelDecoder {

  /**
   * @param transferSyntax UID of a transfer syntax
   */
  boolean decodes(String transferSyntax);

  /**
   * Decodes one frame.
   *
   * @return one cell per pixel, row by row: the bits as an uncompressed image would hold them,
   *     right aligned in the int; bits above Bits Allocated are ignored
   * @throws IOException where the frame is damaged
   */
  int[] decode(EncodedFrame frame) throws IOException;
}
