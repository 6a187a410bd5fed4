package org.secondread.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.pack.ModelPack;
import org.secondread.testing.TestPack;

/** An engine that cannot be loaded, in a process of its own. */
class BrokenEngineTest {
  @TempDir Path folder;

  /** Opens a pack's networks twice, since a class that failed to load fails in another way then. */
  static final class Opening {

    public static void main(String[] args) throws Exception {
      ModelPack pack = ModelPack.load(Path.of(args[0]));
      for (int i = 0; i < 2; i++) {
        try (Networks networks = Networks.open(pack, DeviceRequest.AUTO, 1)) {
          System.out.println("opened on " + networks.device().name());
        } catch (InferenceException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  @Test
  void libraries_that_do_not_load_are_told_as_a_fault_of_the_engine() throws Exception {
    Path pack = Files.createDirectory(folder.resolve("pack"));
    TestPack.ofBlood(pack);
    Path natives = Files.createDirectory(folder.resolve("natives"));
    Files.writeString(natives.resolve(System.mapLibraryName("onnxruntime")), "no library");
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Donnxruntime.native.path=" + natives,
                "-cp",
                System.getProperty("java.class.path"),
                Opening.class.getName(),
                pack.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(output));
    String said = Files.readString(output);
    assertEquals(2, said.split("ONNX Runtime's libraries do not load: ", -1).length - 1, said);
    assertTrue(said.contains("libonnxruntime") || said.contains("onnxruntime.dll"), said);
  }
}
