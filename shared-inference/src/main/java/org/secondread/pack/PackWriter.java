package org.secondread.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;

/** Makes a folder with two ONNX files a model pack. */
public final class PackWriter {

  private PackWriter() {}

  /**
   * Writes pack.json with the checksums of classifier.onnx and segmenter.onnx, which must already
   * lie in the folder. The file appears whole or not at all.
   *
   * @param manifest its {@code files} are replaced by the checksums found
   * @return the manifest as written
   * @throws PackException when one of the ONNX files is missing
   * @throws IOException when the folder cannot be written
   */
  public static PackManifest write(Path folder, PackManifest manifest) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    for (String name : List.of(PackManifest.CLASSIFIER, PackManifest.SEGMENTER)) {
      files.put(name, Sha256.of(read(folder, name)));
    }
    PackManifest complete = manifest.withFiles(files);
    writeWhole(folder.resolve(PackManifest.FILE), ManifestJson.write(complete));
    return complete;
  }

  private static byte[] read(Path folder, String name) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (NoSuchFileException e) {
      throw new PackException("Model pack " + folder + " lacks " + name + "; write it first", e);
    }
  }

  private static void writeWhole(Path target, byte[] content) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
