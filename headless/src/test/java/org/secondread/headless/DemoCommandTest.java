package org.secondread.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.secondread.headless.Fixtures.assertClearFailure;
import static org.secondread.headless.Fixtures.assertSays;
import static org.secondread.headless.Fixtures.assertStatus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.testing.Judges;

class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void theDemoComparesWithTheKnownVolumeAndSaysWhereItsFilesAre() throws Exception {
    Path out = folder.resolve("demo");

    Cli run = Cli.run("demo", "--out", out, "--pack", Fixtures.pack(folder.resolve("pack")));

    assertStatus(ExitCode.DONE, run);
    assertSays("24 of 512 x 512", run.out());
    assertSays(" known ", run.out());
    assertSays("Dense CRF", run.out());
    assertEquals(24, Fixtures.files(out.resolve("series")).size());
    for (String ending : List.of("-seg.dcm", "-montage.png", "-summary.json")) {
      assertSays(Fixtures.only(out, ending).toString(), run.out());
    }
    JsonNode summary = new ObjectMapper().readTree(Fixtures.only(out, "-summary.json").toFile());
    double known = summary.at("/known/lesionVolumeMl").asDouble();
    assertTrue(known > 15 && known < 25, known + " mL");
    double dice = summary.at("/known/dice").asDouble();
    assertTrue(dice > 0 && dice <= 1, "Dice " + dice);
    Judges.Verdict dciodvfy = Judges.run("dciodvfy", Fixtures.only(out, "-seg.dcm").toString());
    assertEquals(List.of(), dciodvfy.lines("Error"), dciodvfy.output());
  }

  @Test
  void theInfarctDemoReadsAGeneratedDiffusionSeries() throws Exception {
    Path out = folder.resolve("demo");
    Path pack = Fixtures.infarctPack(folder.resolve("pack"));

    Cli run = Cli.run("demo", "--lesion", "aci", "--out", out, "--pack", pack);

    assertStatus(ExitCode.DONE, run);
    assertSays("24 of 128 x 128", run.out());
    assertSays(" known ", run.out());
    JsonNode summary = new ObjectMapper().readTree(Fixtures.only(out, "-summary.json").toFile());
    assertTrue(summary.at("/known/lesionVolumeMl").asDouble() > 8);
    Judges.Verdict dciodvfy = Judges.run("dciodvfy", Fixtures.only(out, "-seg.dcm").toString());
    assertEquals(List.of(), dciodvfy.lines("Error"), dciodvfy.output());
  }

  @Test
  void anEarlierDemoIsNotOverwritten() throws Exception {
    Path out = folder.resolve("demo");
    Files.createDirectories(out.resolve("series"));

    Cli run = Cli.run("demo", "--out", out, "--pack", Fixtures.pack(folder.resolve("pack")));

    assertClearFailure(ExitCode.OUTPUT, "exists already", run);
    assertEquals(List.of(out.resolve("series")), Fixtures.files(out));
  }
}
