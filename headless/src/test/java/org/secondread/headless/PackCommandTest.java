package org.secondread.headless;

import static org.secondread.headless.Fixtures.assertClearFailure;
import static org.secondread.headless.Fixtures.assertSays;
import static org.secondread.headless.Fixtures.assertStatus;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.pack.PackManifest;

class PackCommandTest {
  @TempDir Path folder;

  @Test
  void aSoundPackIsShownWithItsChecksums() throws Exception {
    Cli run = Cli.run("pack", Fixtures.pack(folder));
    assertStatus(ExitCode.DONE, run);
    assertSays("not for clinical use", run.out());
    assertSays("Intracranial hemorrhage on CT", run.out());
    assertSays("window, level 40.0, width 80.0", run.out());
    assertSays("verified", run.out());
  }

  @Test
  void aDamagedPackIsRefusedWithItsFault() throws Exception {
    Path pack = Fixtures.pack(folder);
    Files.writeString(pack.resolve(PackManifest.FILE), "{");
    assertClearFailure(ExitCode.PACK, "pack.json is not JSON", Cli.run("pack", pack));
  }

  @Test
  void aPackThatIsNotThereIsRefused() {
    assertClearFailure(ExitCode.PACK, "does not exist", Cli.run("pack", folder.resolve("nowhere")));
  }
}
