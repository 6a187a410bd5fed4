package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.secondread.headless.Fixtures.assertClearFailure;
import static org.secondread.headless.Fixtures.assertSays;
import static org.secondread.headless.Fixtures.assertStatus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.testing.Judges;

/** Runs on MR series, with a pack whose networks answer to brightness alone. */
class DiffusionRunTest {
  @TempDir Path folder;
  private Path pack;
  private Path out;

  @BeforeEach
  void writePack() throws IOException {
    pack = Fixtures.infarctPack(folder.resolve("pack"));
    out = folder.resolve("out");
  }

  @Test
  void theChoiceOfImagesAndItsReasonArePartOfTheResult() throws Exception {
    Cli run = segment(Judges.sharedData("mr-dwi/philips-volunteer"));

    assertStatus(ExitCode.DONE, run);
    assertSays("32 of 112 x 112", run.out());
    assertSays("b=1000, the geometric mean of 12 images per position", run.out());
    assertSays("b=1000 is nearest to 1000", run.out());
    JsonNode summary = new ObjectMapper().readTree(Fixtures.only(out, "-summary.json").toFile());
    JsonNode diffusion = summary.get("diffusion");
    assertEquals(1000, diffusion.get("bValue").asDouble());
    assertEquals("GEOMETRIC_MEAN", diffusion.get("how").asText());
    assertEquals(12, diffusion.get("imagesPerPosition").asInt());
    assertFalse(diffusion.get("reason").asText().isBlank());
    Set<String> sources = new HashSet<>();
    for (JsonNode slice : summary.get("slices")) {
      assertEquals(12, slice.get("sources").size());
      assertEquals(slice.at("/sources/0/sopInstanceUid"), slice.get("sopInstanceUid"));
      slice.get("sources").forEach(source -> sources.add(source.get("sopInstanceUid").asText()));
    }
    assertEquals(32 * 12, sources.size());
    Judges.Verdict dciodvfy = Judges.run("dciodvfy", Fixtures.only(out, "-seg.dcm").toString());
    assertEquals(List.of(), dciodvfy.lines("Error"), dciodvfy.output());
  }

  @Test
  void aSeriesOfAdcMapsIsRefusedByName() throws Exception {
    Path series = Fixtures.series(folder.resolve("series"), Fixtures.small());
    Fixtures.edit(
        series,
        dataset -> {
          dataset.setString(Tag.Modality, VR.CS, "MR");
          dataset.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY", "DIFFUSION", "ADC");
        });

    Cli run = segment(series);

    assertClearFailure(ExitCode.INPUT, "12 images that are no measured DWI", run);
    assertSays("Image Type says ADC", run.err());
    assertSays("choose that series, often called DWI, b1000 or trace", run.err());
    assertTrue(Files.notExists(out) || Fixtures.files(out).isEmpty());
  }

  private Cli segment(Path input) {
    return Cli.run("segment", "--lesion", "aci", "--out", out, "--pack", pack, input);
  }
}
