package org.secondread.viewer.weasis;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dcm4che3.data.UID;
import org.secondread.viewer.ImportException;
import org.secondread.viewer.Messages;
import org.secondread.viewer.ResultFile;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.explorer.HangingProtocols.OpeningViewer;
import org.weasis.dicom.explorer.LoadLocalDicom;
import org.weasis.dicom.explorer.PluginOpeningStrategy;

/**
 * Brings the files of a result into an open study.
 *
 * @param sourceUid Series Instance UID of the images that were read
 * @param isInStudy whether the study has a series of this Series Instance UID
 */
record ResultImport(DicomModel tree, String sourceUid, Predicate<String> isInStudy) {

  /**
   * Imports the files and waits until they are there.
   *
   * @throws IOException where Weasis does not take all of them, in words for the reader
   */
  void run(List<ResultFile> files) throws IOException {
    List<MprSegmentations> waiting =
        files.stream()
            .filter(file -> file.sopClassUid().equals(UID.SegmentationStorage))
            .map(file -> new MprSegmentations(tree, file.seriesInstanceUid(), sourceUid))
            .toList();
    waiting.forEach(MprSegmentations::listen);
    try {
      load(files);
      requireTaken(files);
    } catch (IOException e) {
      waiting.forEach(MprSegmentations::stop);
      throw e;
    }
  }

  private void load(List<ResultFile> files) throws IOException {
    LoadLocalDicom loader =
        new LoadLocalDicom(
            files.stream().map(file -> file.path().toFile()).toArray(File[]::new),
            false,
            tree,
            // The other constructor may close every open viewer.
            new PluginOpeningStrategy(OpeningViewer.NONE, false));
    DicomModel.LOADING_EXECUTOR.execute(loader);
    try {
      loader.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImportException(Messages.get("save.stopped"), e);
    } catch (CancellationException e) {
      throw new ImportException(Messages.get("save.stopped"), e);
    } catch (ExecutionException e) {
      throw new ImportException(Messages.get("save.notImported"), e.getCause());
    }
  }

  /** Weasis skips files that it cannot take, and only logs it. */
  private void requireTaken(List<ResultFile> files) throws IOException {
    String missing = kinds(files, false);
    if (missing.isEmpty()) {
      return;
    }
    String taken = kinds(files, true);
    throw new ImportException(
        taken.isEmpty()
            ? Messages.get("save.notTaken")
            : Messages.get("save.partly", taken, missing));
  }

  private String kinds(List<ResultFile> files, boolean taken) {
    return files.stream()
        .filter(file -> isInStudy.test(file.seriesInstanceUid()) == taken)
        .map(ResultImport::kind)
        .collect(Collectors.joining(", "));
  }

  private static String kind(ResultFile file) {
    return switch (file.sopClassUid()) {
      case UID.SegmentationStorage -> Messages.get("file.outlines");
      case UID.Comprehensive3DSRStorage -> Messages.get("file.report");
      default -> Messages.get("file.summary");
    };
  }
}
