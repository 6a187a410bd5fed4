package org.secondread.viewer.ui;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.SwingWorker;
import org.secondread.report.SecondaryCapture.Picture;
import org.secondread.viewer.Failure;
import org.secondread.viewer.HostedSeries;
import org.secondread.viewer.ResultFile;
import org.secondread.viewer.ResultFiles;
import org.secondread.viewer.ResultModel;
import org.secondread.viewer.Settings;
import org.secondread.viewer.ViewerHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves a reviewed result into its study, beside the user interface. */
final class ResultSaver {
  private static final Logger LOGGER = LoggerFactory.getLogger(ResultSaver.class);

  private final ViewerHost host;
  private final Supplier<Settings> settings;

  /**
   * @param settings tells what is saved
   */
  ResultSaver(ViewerHost host, Supplier<Settings> settings) {
    this.host = host;
    this.settings = settings;
  }

  /**
   * Saves the result as it is now; on the event dispatch thread.
   *
   * @param saved hears which files are in the study now
   * @param failed hears why they are not
   */
  void save(
      HostedSeries series,
      ResultModel model,
      Consumer<List<ResultFile>> saved,
      Consumer<Failure> failed) {
    ResultModel reviewed = model.copy();
    new SwingWorker<List<ResultFile>, Void>() {
      @Override
      protected List<ResultFile> doInBackground() throws IOException {
        Settings wanted = settings.get();
        Optional<Picture> summary =
            wanted.saveSummary() ? Optional.of(SummaryPicture.of(reviewed)) : Optional.empty();
        List<ResultFile> files =
            ResultFiles.write(reviewed, host.resultFolder(), wanted.saveReport(), summary);
        series.importFiles(files);
        return files;
      }

      @Override
      protected void done() {
        try {
          saved.accept(get());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          failed.accept(Failure.of(e));
        } catch (ExecutionException e) {
          // Its message may name files.
          LOGGER.error("A result was not saved: {}", e.getCause().getClass().getName());
          failed.accept(Failure.of(e.getCause()));
        }
      }
    }.execute();
  }
}
