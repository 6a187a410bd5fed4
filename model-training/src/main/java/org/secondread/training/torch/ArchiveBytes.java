package org.secondread.training.torch;

import java.io.ByteArrayOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.ArchiveWriter;

/**
 * Takes what Torch archives into memory: where Torch writes to a full disk itself, it ends the
 * program.
 */
final class ArchiveBytes extends ArchiveWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  // The constructor of the superclass is what makes the function known to Torch.
  ArchiveBytes() {}

  @Override
  public long call(Pointer data, long size) {
    byte[] part = new byte[Math.toIntExact(size)];
    new BytePointer(data).capacity(size).get(part);
    bytes.writeBytes(part);
    return size;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
