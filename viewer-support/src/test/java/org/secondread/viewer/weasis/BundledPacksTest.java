package org.secondread.viewer.weasis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.secondread.pack.ModelPack;
import org.secondread.testing.TestPack;

class BundledPacksTest {
  @TempDir private Path folder;
  private Path source;
  private Path packs;
  private BundledPacks bundled;

  /** A bundle with the pack of one lesion type, as a framework would open it. */
  @BeforeEach
  void bundle() throws Exception {
    source = Files.createDirectories(folder.resolve("bundle/packs/ich"));
    TestPack.ofBlood(source);
    packs = Files.createDirectory(folder.resolve("packs"));
    URL manifest = address("pack.json");
    List<URL> files = List.of(manifest, address("classifier.onnx"), address("segmenter.onnx"));
    Bundle bundle = mock(Bundle.class);
    when(bundle.getSymbolicName()).thenReturn("org.secondread.default-packs");
    when(bundle.getEntry(manifest.getPath())).thenReturn(manifest);
    when(bundle.findEntries("packs", "pack.json", true))
        .thenAnswer(call -> Collections.enumeration(List.of(manifest)));
    when(bundle.findEntries(source.toUri().getPath().replaceAll("/$", ""), "*", false))
        .thenAnswer(call -> Collections.enumeration(files));
    BundleContext context = mock(BundleContext.class);
    when(context.getBundles()).thenReturn(new Bundle[] {bundle});
    bundled = new BundledPacks(context);
  }

  private URL address(String file) throws IOException {
    return source.resolve(file).toUri().toURL();
  }

  private List<String> brought() throws IOException {
    try (Stream<Path> found = Files.list(packs)) {
      return found.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void a_damaged_pack_is_brought_anew_and_nothing_else_stays() throws Exception {
    bundled.copyTo(packs);
    Path pack = packs.resolve("default-ich");
    Files.writeString(pack.resolve("classifier.onnx"), "damaged");
    bundled.copyTo(packs);
    assertEquals(List.of("default-ich"), brought());
    assertEquals("test", ModelPack.load(pack).manifest().name());
  }

  @Test
  void a_pack_that_cannot_be_copied_leaves_nothing_behind() throws Exception {
    Files.delete(source.resolve("segmenter.onnx"));
    assertThrows(IOException.class, () -> bundled.copyTo(packs));
    assertEquals(List.of(), brought());
  }
}
