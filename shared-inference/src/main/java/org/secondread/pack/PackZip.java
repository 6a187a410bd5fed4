package org.secondread.pack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A pack as a zip file, its files at the top or inside one folder. Nothing is unpacked to disk, and
 * what is read is bounded, so that a hostile zip can neither write elsewhere nor fill the memory.
 */
final class PackZip implements PackFiles {
  private static final int MOST_ENTRIES = 64;
  // Network weights hardly compress, so a greater ratio is no honest pack.
  private static final long MOST_RATIO = 64;
  private static final long RATIO_FREE_BYTES = 1 << 20;

  private final Path path;
  private final ZipFile zip;
  private final String prefix;
  private final long mostByRatio;

  private PackZip(Path path, ZipFile zip, String prefix, long mostByRatio) {
    this.path = path;
    this.zip = zip;
    this.prefix = prefix;
    this.mostByRatio = mostByRatio;
  }

  static PackZip open(Path path) throws IOException {
    ZipFile zip = openZip(path);
    try {
      long mostByRatio = RATIO_FREE_BYTES + MOST_RATIO * Files.size(path);
      return new PackZip(path, zip, prefix(path, zip), mostByRatio);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile openZip(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException | EOFException e) {
      throw new PackException(
          "Model pack "
              + path
              + " is no complete zip file ("
              + e.getMessage()
              + "); copy or download it again",
          e);
    }
  }

  private static String prefix(Path path, ZipFile zip) throws PackException {
    if (zip.size() > MOST_ENTRIES) {
      throw new PackException(
          "Model pack "
              + path
              + " has "
              + zip.size()
              + " entries, expected at most "
              + MOST_ENTRIES);
    }
    List<String> manifests = new ArrayList<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (leavesTheZip(name)) {
        throw new PackException(
            "Model pack " + path + " has the entry '" + name + "', which points out of the zip");
      }
      if (name.matches("([^/]+/)?" + PackManifest.FILE.replace(".", "\\."))) {
        manifests.add(name);
      }
    }
    if (manifests.size() != 1) {
      throw new PackException(
          "Model pack " + path + " holds pack.json " + manifests.size() + " times, expected once");
    }
    String name = manifests.get(0);
    return name.substring(0, name.length() - PackManifest.FILE.length());
  }

  private static boolean leavesTheZip(String name) {
    return name.startsWith("/")
        || name.contains("\\")
        || name.contains(":")
        || List.of(name.split("/")).contains("..");
  }

  @Override
  public byte[] read(String name, long most) throws IOException {
    ZipEntry entry = zip.getEntry(prefix + name);
    if (entry == null) {
      throw new PackException("Model pack " + path + " lacks " + name);
    }
    long limit = Math.min(most, mostByRatio);
    // The size an entry states may lie, so the bytes themselves are counted.
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > limit) {
        throw new PackException(
            "Model pack "
                + path
                + ": "
                + name
                + " unpacks to more than "
                + limit
                + " bytes, which no pack of this size does");
      }
      // ZipFile does not check this, and pack.json has no checksum of its own.
      CRC32 crc = new CRC32();
      crc.update(bytes);
      if (crc.getValue() != entry.getCrc()) {
        throw new PackException(
            "Model pack " + path + ": " + name + " is damaged (CRC-32 differs); install it again");
      }
      return bytes;
    } catch (PackException e) {
      throw e;
    } catch (IOException e) {
      throw new PackException(
          "Model pack " + path + ": " + name + " is damaged (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
