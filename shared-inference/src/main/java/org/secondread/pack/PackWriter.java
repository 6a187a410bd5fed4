package org.secondread.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.secondread.files.WholeFile;

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
    byte[] json = ManifestJson.write(complete);
    WholeFile.write(folder.resolve(PackManifest.FILE), out -> out.write(json));
    return complete;
  }

  private static byte[] read(Path folder, String name) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (NoSuchFileException e) {
      throw new PackException("Model pack " + folder + " lacks " + name + "; write it first", e);
    }
  }
}
