package org.secondread.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.dcm4che3.fixture.HostThatKnowsTheProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.LesionType;
import org.secondread.crf.fixture.CrfOfAViewer;
import org.secondread.crf.fixture.CrfThatLogs;
import org.secondread.crf.fixture.CrfThatPhonesOut;
import org.secondread.crf.fixture.CrfThatPrints;
import org.secondread.crf.fixture.CrfWithAWindow;
import org.secondread.crf.fixture.CrfWithHeadless;
import org.secondread.crf.fixture.CrfWithItsOwnEngine;
import org.secondread.crf.fixture.CrfWithTorch;
import org.secondread.headless.fixture.HeadlessThatTrains;
import org.secondread.pack.fixture.PackOfAPipeline;
import org.secondread.pipeline.fixture.PipelineOfAPack;
import org.secondread.training.fixture.TrainingWithHeadless;
import org.secondread.viewer.fixture.ViewerThatTrains;
import org.secondread.viewer.weasis.WeasisWorkbench;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrowsTest {

  private JavaClasses product;

  @BeforeAll
  void importTheProduct() {
    product =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.secondread", "org.dcm4che3");
  }

  static Stream<Arguments> rulesAndTheirBreakers() {
    return Stream.of(
        breaks(Rules.SHARED_INFERENCE_USES_NOTHING_ABOVE_IT, CrfWithHeadless.class),
        breaks(Rules.SHARED_INFERENCE_KNOWS_NO_WINDOW, CrfWithAWindow.class),
        breaks(Rules.ONLY_THE_ADAPTER_AND_THE_PLUGINS_KNOW_WEASIS, CrfOfAViewer.class),
        breaks(Rules.VIEWER_SUPPORT_KNOWS_NO_PLUGIN, ViewerThatTrains.class),
        breaks(Rules.HOST_API_KNOWS_NOTHING_OF_THE_PRODUCT, HostThatKnowsTheProduct.class),
        breaks(Rules.HEADLESS_USES_SHARED_INFERENCE_ALONE, HeadlessThatTrains.class),
        breaks(Rules.TRAINING_USES_SHARED_INFERENCE_ALONE, TrainingWithHeadless.class),
        breaks(Rules.ONLY_RUNTIME_KNOWS_ONNX_RUNTIME, CrfWithItsOwnEngine.class),
        breaks(Rules.ONLY_TRAINING_KNOWS_TORCH, CrfWithTorch.class),
        breaks(Rules.ONLY_STORE_SPEAKS_TO_THE_NETWORK, CrfThatPhonesOut.class),
        breaks(Rules.SHARED_INFERENCE_PRINTS_NOTHING, CrfThatPrints.class),
        breaks(Rules.NOTHING_USES_JAVA_UTIL_LOGGING, CrfThatLogs.class),
        breaks(Rules.PACKAGES_HAVE_NO_CYCLES, PackOfAPipeline.class, PipelineOfAPack.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesAndTheirBreakers")
  void theProductKeepsEveryRule(ArchRule rule, Class<?>[] breakers) {
    rule.check(product);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesAndTheirBreakers")
  void aClassThatBreaksTheRuleIsCaught(ArchRule rule, Class<?>[] breakers) {
    JavaClasses fixture = new ClassFileImporter().importClasses(breakers);
    assertThrows(AssertionError.class, () -> rule.check(fixture), rule.getDescription());
  }

  @Test
  void theProductIsReallyLookedAt() {
    assertTrue(product.contain(LesionType.class), "shared-inference was not imported");
    assertTrue(product.contain("org.dcm4che3.data.Attributes"), "host-api was not imported");
    assertTrue(product.contain(WeasisWorkbench.class), "viewer-support was not imported");
    assertFalse(product.contain(CrfWithTorch.class), "the breakers belong to the tests alone");
  }

  private static Arguments breaks(ArchRule rule, Class<?>... breakers) {
    // A module without classes yet keeps its rule; that the rule looks at classes at all is shown
    // by its breaker.
    return Arguments.of(rule.allowEmptyShould(true), breakers);
  }
}
