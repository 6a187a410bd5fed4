package org.secondread.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.awt.Component;
import java.awt.Desktop;
import java.awt.MenuComponent;
import java.awt.Toolkit;

/** The arrows between the modules and packages, as docs/architecture.md draws them. */
final class Rules {

  private static final String VIEWER = "org.secondread.viewer..";
  private static final String ADAPTER = "org.secondread.viewer.weasis..";
  private static final String INFARCT = "org.secondread.infarct..";
  private static final String HEMORRHAGE = "org.secondread.hemorrhage..";
  private static final String HEADLESS = "org.secondread.headless..";
  private static final String TRAINING = "org.secondread.training..";
  private static final String BENCHMARKS = "org.secondread.benchmarks..";
  private static final String PRODUCT = "org.secondread..";
  private static final String DCM4CHE = "org.dcm4che3..";

  /** Every package above shared-inference; the rest of org.secondread is shared-inference. */
  private static final DescribedPredicate<JavaClass> ABOVE_SHARED =
      resideInAnyPackage(VIEWER, INFARCT, HEMORRHAGE, HEADLESS, TRAINING, BENCHMARKS);

  private static final DescribedPredicate<JavaClass> SHARED =
      resideInAPackage(PRODUCT).and(not(ABOVE_SHARED)).as("classes of shared-inference");

  private static final DescribedPredicate<JavaClass> WINDOWS =
      resideInAnyPackage("javax.swing..", "java.awt.event..")
          .or(assignableTo(Component.class))
          .or(assignableTo(MenuComponent.class))
          .or(assignableTo(Toolkit.class))
          .or(assignableTo(Desktop.class))
          .as("windows of Swing or AWT");

  private static final DescribedPredicate<JavaClass> NETWORK =
      resideInAnyPackage("org.dcm4che3.net..", "java.net.http..", "javax.net..")
          .or(
              describe(
                  "sockets and URL connections",
                  c ->
                      (c.getPackageName().equals("java.net")
                              || c.getPackageName().equals("java.nio.channels"))
                          && (c.getSimpleName().contains("Socket")
                              || c.getSimpleName().contains("Connection"))))
          .as("the network");

  static final ArchRule SHARED_INFERENCE_USES_NOTHING_ABOVE_IT =
      noClasses().that(SHARED).should().dependOnClassesThat(ABOVE_SHARED);

  static final ArchRule SHARED_INFERENCE_KNOWS_NO_WINDOW =
      noClasses().that(SHARED).should().dependOnClassesThat(WINDOWS);

  static final ArchRule ONLY_THE_ADAPTER_AND_THE_PLUGINS_KNOW_WEASIS =
      noClasses()
          .that()
          .resideInAPackage(PRODUCT)
          .and()
          .resideOutsideOfPackages(ADAPTER, INFARCT, HEMORRHAGE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.weasis..");

  static final ArchRule HOST_API_KNOWS_NOTHING_OF_THE_PRODUCT =
      noClasses()
          .that()
          .resideInAnyPackage(DCM4CHE, "org.weasis..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PRODUCT);

  static final ArchRule HEADLESS_USES_SHARED_INFERENCE_ALONE =
      noClasses()
          .that()
          .resideInAPackage(HEADLESS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TRAINING, VIEWER, INFARCT, HEMORRHAGE, BENCHMARKS);

  static final ArchRule TRAINING_USES_SHARED_INFERENCE_ALONE =
      noClasses()
          .that()
          .resideInAPackage(TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HEADLESS, VIEWER, INFARCT, HEMORRHAGE, BENCHMARKS);

  static final ArchRule VIEWER_SUPPORT_KNOWS_NO_PLUGIN =
      noClasses()
          .that()
          .resideInAPackage(VIEWER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(INFARCT, HEMORRHAGE, HEADLESS, TRAINING, BENCHMARKS);

  static final ArchRule ONLY_RUNTIME_KNOWS_ONNX_RUNTIME =
      noClasses()
          .that()
          .resideInAPackage(PRODUCT)
          .and()
          .resideOutsideOfPackage("org.secondread.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.onnxruntime..");

  static final ArchRule ONLY_TRAINING_KNOWS_TORCH =
      noClasses()
          .that()
          .resideInAPackage(PRODUCT)
          .and()
          .resideOutsideOfPackage(TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  static final ArchRule ONLY_STORE_SPEAKS_TO_THE_NETWORK =
      noClasses()
          .that()
          .resideInAPackage(PRODUCT)
          .and()
          .resideOutsideOfPackage("org.secondread.store..")
          .should()
          .dependOnClassesThat(NETWORK);

  static final ArchRule SHARED_INFERENCE_PRINTS_NOTHING =
      noClasses().that(SHARED).should(ACCESS_STANDARD_STREAMS);

  static final ArchRule NOTHING_USES_JAVA_UTIL_LOGGING =
      noClasses()
          .that()
          .resideInAnyPackage(PRODUCT, DCM4CHE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.secondread.(*)..").should().beFreeOfCycles();

  private Rules() {}
}
