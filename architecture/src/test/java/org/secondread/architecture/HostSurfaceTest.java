package org.secondread.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What the bundles reference of the host, told from bytecode: nothing that host-api does not
 * declare. The list lies in target/host-surface.txt, to be held against a genuine Weasis.
 */
class HostSurfaceTest {
  private static final List<String> HOST =
      List.of("org.weasis.", "org.dcm4che3.", "com.formdev.", "net.miginfocom.", "org.joml.");

  private static boolean isHost(String name) {
    return HOST.stream().anyMatch(name::startsWith);
  }

  @Test
  void every_member_of_the_host_that_bundles_reference_is_declared() throws IOException {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                "org.secondread",
                "org.weasis",
                "org.dcm4che3",
                "com.formdev",
                "net.miginfocom",
                "org.joml");
    TreeSet<String> referenced = new TreeSet<>();
    TreeSet<String> undeclared = new TreeSet<>();
    for (JavaClass product : classes) {
      if (!product.getPackageName().startsWith("org.secondread")) {
        continue;
      }
      for (JavaAccess<?> access : product.getAccessesFromSelf()) {
        if (!isHost(access.getTargetOwner().getName())) {
          continue;
        }
        String member = access.getTarget().getFullName();
        referenced.add(member);
        if (access.getTarget().resolveMember().isEmpty()) {
          undeclared.add(member + " in " + product.getName());
        }
      }
    }
    Path list = Path.of("target", "host-surface.txt");
    Files.createDirectories(list.getParent());
    Files.write(list, referenced);
    assertTrue(
        referenced.stream().anyMatch(name -> name.startsWith("org.weasis")),
        "the plug-ins were not looked at");
    assertEquals(List.of(), List.copyOf(undeclared));
  }
}
