package org.secondread.runtime;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for what ONNX Runtime's CUDA provider needs before anything of it is loaded. Loading it in
 * vain unpacks 600 MB and takes seconds; asking it for its providers tells nothing about a driver.
 *
 * @param windows whether this is Windows
 * @param environment environment variables
 * @param exists whether a file exists
 */
record CudaProbe(boolean windows, Map<String, String> environment, Predicate<Path> exists) {

  static CudaProbe ofThisMachine() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return new CudaProbe(system.startsWith("windows"), System.getenv(), Files::exists);
  }

  /** Why CUDA cannot work here; empty where driver and CUDA 12 libraries are found. */
  Optional<String> whyNot() {
    if (!hasDriver()) {
      return Optional.of("no NVIDIA driver found");
    }
    String cublas = windows ? "cublasLt64_12.dll" : "libcublasLt.so.12";
    if (!isInAny(cublas, libraryFolders())) {
      return Optional.of(
          "an NVIDIA driver but no CUDA 12 found ("
              + cublas
              + " in none of the library folders; install CUDA 12 and cuDNN 9)");
    }
    return Optional.empty();
  }

  private boolean hasDriver() {
    if (windows) {
      String root = environment.getOrDefault("SystemRoot", "C:\\Windows");
      return isInAny("nvcuda.dll", List.of(root + "/System32"));
    }
    return exists.test(Path.of("/dev/nvidia0")) && isInAny("libcuda.so.1", libraryFolders());
  }

  private List<String> libraryFolders() {
    List<String> folders = new ArrayList<>();
    String searched = environment.get(windows ? "PATH" : "LD_LIBRARY_PATH");
    if (searched != null) {
      folders.addAll(List.of(searched.split(windows ? ";" : ":")));
    }
    String toolkit = environment.get("CUDA_PATH");
    if (toolkit != null) {
      folders.add(toolkit + (windows ? "/bin" : "/lib64"));
    }
    if (!windows) {
      folders.addAll(
          List.of(
              "/usr/local/cuda/lib64",
              "/usr/local/cuda-12/lib64",
              "/opt/cuda/lib64",
              "/usr/lib/x86_64-linux-gnu",
              "/usr/lib64",
              "/usr/lib",
              "/lib64",
              "/lib/x86_64-linux-gnu",
              "/usr/local/nvidia/lib64",
              "/usr/lib/wsl/lib"));
    }
    return folders;
  }

  private boolean isInAny(String file, List<String> folders) {
    return folders.stream().filter(folder -> !folder.isBlank()).anyMatch(in -> isIn(file, in));
  }

  private boolean isIn(String file, String folder) {
    try {
      return exists.test(Path.of(folder).resolve(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
