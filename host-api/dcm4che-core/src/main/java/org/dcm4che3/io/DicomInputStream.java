package org.dcm4che3.io;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/** Reads data sets. */
public class DicomInputStream extends FilterInputStream {

  public enum IncludeBulkData {
    NO,
    YES,
    URI
  }

  public DicomInputStream(File file) throws IOException {
    super(new BufferedInputStream(new FileInputStream(file)));
  }

  public DicomInputStream(InputStream in) throws IOException {
    super(in);
  }

  public DicomInputStream(InputStream in, String tsuid) throws IOException {
    super(in);
  }

  public static DicomInputStream createWithLimitFromFileLength(File file) throws IOException {
    return new DicomInputStream(file);
  }

  public static void parseUNSequence(byte[] buf, Attributes attrs, int sqtag) throws IOException {
    throw new IOException();
  }

  public final void setIncludeBulkData(IncludeBulkData includeBulkData) {}

  public final IncludeBulkData getIncludeBulkData() {
    return null;
  }

  public final String getTransferSyntax() {
    return null;
  }

  public final long getPosition() {
    return 0;
  }

  public final int tag() {
    return 0;
  }

  public final VR vr() {
    return null;
  }

  public final int length() {
    return 0;
  }

  public final int level() {
    return 0;
  }

  public final boolean bigEndian() {
    return false;
  }

  public final boolean explicitVR() {
    return false;
  }

  public Attributes readFileMetaInformation() throws IOException {
    return null;
  }

  public Attributes getFileMetaInformation() throws IOException {
    return null;
  }

  public Attributes readCommand() throws IOException {
    return null;
  }

  public Attributes readDataset() throws IOException {
    return null;
  }

  public Attributes readDatasetUntilPixelData() throws IOException {
    return null;
  }

  public Attributes readDataset(int stopTag) throws IOException {
    return null;
  }

  public Attributes readDataset(Predicate<DicomInputStream> stopPredicate) throws IOException {
    return null;
  }
}
