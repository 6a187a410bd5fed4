package org.secondread.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pack as a folder. */
record PackFolder(Path folder) implements PackFiles {

  @Override
  public byte[] read(String name, long most) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new PackException("Model pack " + folder + " lacks " + name);
    }
    long size = Files.size(file);
    if (size > most) {
      throw new PackException(
          "Model pack "
              + folder
              + ": "
              + name
              + " has "
              + size
              + " bytes, expected at most "
              + most);
    }
    return Files.readAllBytes(file);
  }

  @Override
  public void close() {}
}
