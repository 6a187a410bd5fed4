package org.secondread.osgi;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Bundles on the class path of the tests, as jars or, before packaging, as folders of classes. */
final class BundleFiles {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private final Path folder;

  /**
   * @param folder where jars are made from folders
   */
  BundleFiles(Path folder) {
    this.folder = folder;
  }

  /** The jar of the bundle of that symbolic name. */
  Path named(String symbolicName) throws IOException {
    for (Path entry : classPath()) {
      Manifest manifest = manifest(entry);
      String found =
          manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
      if (found != null && found.split(";")[0].equals(symbolicName)) {
        return Files.isDirectory(entry) ? jar(symbolicName, manifest, List.of(entry)) : entry;
      }
    }
    throw new IOException("No bundle " + symbolicName + " is on the class path");
  }

  /** A bundle that exports everything in the places where these resources lie. */
  Path exporting(String symbolicName, String... resources) throws IOException {
    List<Path> roots = new ArrayList<>();
    for (String resource : resources) {
      for (Path entry : classPath()) {
        if (contains(entry, resource)) {
          roots.add(entry);
        }
      }
    }
    Set<String> packages = new TreeSet<>();
    for (Path root : roots) {
      for (String name : names(root)) {
        if (name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF")) {
          packages.add(name.substring(0, name.lastIndexOf('/')).replace('/', '.'));
        }
      }
    }
    return jar(symbolicName, header(symbolicName, String.join(",", packages)), roots);
  }

  /** A bundle of one package of test classes. */
  Path ofPackage(String symbolicName, String packageFolder) throws IOException {
    for (Path entry : classPath()) {
      if (Files.isDirectory(entry.resolve(packageFolder))) {
        Path copy = folder.resolve(symbolicName);
        Path target = Files.createDirectories(copy.resolve(packageFolder));
        try (Stream<Path> files = Files.list(entry.resolve(packageFolder))) {
          for (Path file : files.toList()) {
            Files.copy(file, target.resolve(file.getFileName()));
          }
        }
        return jar(symbolicName, header(symbolicName, null), List.of(copy));
      }
    }
    throw new IOException("No folder " + packageFolder + " is on the class path");
  }

  private static Manifest header(String symbolicName, String exports) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
    manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
    manifest.getMainAttributes().putValue("DynamicImport-Package", "*");
    if (exports != null) {
      manifest.getMainAttributes().putValue("Export-Package", exports);
    }
    return manifest;
  }

  private Path jar(String name, Manifest manifest, List<Path> roots) throws IOException {
    Path target = folder.resolve(name + ".jar");
    Set<String> written = new TreeSet<>(Set.of(MANIFEST));
    try (OutputStream out = Files.newOutputStream(target);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Path root : roots) {
        for (String entry : names(root)) {
          if (written.add(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            try (InputStream in = open(root, entry)) {
              in.transferTo(jar);
            }
            jar.closeEntry();
          }
        }
      }
    }
    return target;
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  private static Manifest manifest(Path entry) throws IOException {
    if (!contains(entry, MANIFEST)) {
      return null;
    }
    try (InputStream in = open(entry, MANIFEST)) {
      return new Manifest(in);
    }
  }

  private static boolean contains(Path entry, String name) throws IOException {
    if (Files.isDirectory(entry)) {
      return Files.exists(entry.resolve(name));
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      return jar.getEntry(name) != null;
    }
  }

  private static InputStream open(Path entry, String name) throws IOException {
    if (Files.isDirectory(entry)) {
      return Files.newInputStream(entry.resolve(name));
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      return new java.io.ByteArrayInputStream(
          jar.getInputStream(jar.getEntry(name)).readAllBytes());
    }
  }

  private static List<String> names(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      try (Stream<Path> files = Files.walk(entry)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> entry.relativize(file).toString().replace(File.separatorChar, '/'))
            .toList();
      }
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      return jar.stream().filter(e -> !e.isDirectory()).map(JarEntry::getName).toList();
    }
  }
}
