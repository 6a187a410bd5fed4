package org.weasis.dicom.explorer;

import org.weasis.dicom.explorer.HangingProtocols.OpeningViewer;

/** Which viewers an import opens and closes. */
public class PluginOpeningStrategy {
  public PluginOpeningStrategy(OpeningViewer openingMode, boolean closePreviousViewers) {}
}
