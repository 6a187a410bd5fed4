package org.secondread.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CudaProbeTest {
  private static final Path DEVICE = Path.of("/dev/nvidia0");
  private static final Path DRIVER = Path.of("/usr/lib/x86_64-linux-gnu/libcuda.so.1");

  @Test
  void a_machine_without_driver_says_so() {
    assertEquals(Optional.of("no NVIDIA driver found"), linux(Map.of(), Set.of()));
    assertEquals(Optional.of("no NVIDIA driver found"), linux(Map.of(), Set.of(DEVICE)));
  }

  @Test
  void a_driver_without_cuda_12_says_what_is_missing() {
    String why = linux(Map.of(), Set.of(DEVICE, DRIVER)).orElseThrow();
    assertTrue(why.contains("libcublasLt.so.12"), why);
  }

  @Test
  void libraries_are_found_on_the_search_path() {
    Path cublas = Path.of("/opt/site/cuda/libcublasLt.so.12");
    Map<String, String> environment = Map.of("LD_LIBRARY_PATH", "/elsewhere::/opt/site/cuda");
    assertEquals(Optional.empty(), linux(environment, Set.of(DEVICE, DRIVER, cublas)));
  }

  @Test
  void libraries_are_found_in_the_usual_folder() {
    Path cublas = Path.of("/usr/local/cuda/lib64/libcublasLt.so.12");
    assertEquals(Optional.empty(), linux(Map.of(), Set.of(DEVICE, DRIVER, cublas)));
  }

  @Test
  void windows_is_asked_for_its_own_libraries() {
    Map<String, String> environment = Map.of("SystemRoot", "/windows", "PATH", "/a;/cuda");
    Path driver = Path.of("/windows/System32/nvcuda.dll");
    Path cublas = Path.of("/cuda/cublasLt64_12.dll");
    assertEquals(
        Optional.empty(),
        new CudaProbe(true, environment, Set.of(driver, cublas)::contains).whyNot());
    assertTrue(
        new CudaProbe(true, environment, Set.of(driver)::contains)
            .whyNot()
            .orElseThrow()
            .contains("cublasLt64_12.dll"));
    assertEquals(
        Optional.of("no NVIDIA driver found"),
        new CudaProbe(true, environment, Set.of(cublas)::contains).whyNot());
  }

  private static Optional<String> linux(Map<String, String> environment, Set<Path> files) {
    return new CudaProbe(false, environment, files::contains).whyNot();
  }
}
