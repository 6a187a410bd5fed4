package org.secondread.pack;

import java.io.Closeable;
import java.io.IOException;

/** The files of a pack, by plain name. */
interface PackFiles extends Closeable {

  /**
   * @param most bytes read at most
   * @throws PackException when the file is missing, damaged or longer than {@code most}
   */
  byte[] read(String name, long most) throws IOException;
}
