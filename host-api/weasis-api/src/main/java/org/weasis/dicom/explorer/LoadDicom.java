package org.weasis.dicom.explorer;

import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.dicom.explorer.exp.ExplorerTask;

/** An import. */
public abstract class LoadDicom extends ExplorerTask<Boolean, String> {
  protected LoadDicom(
      DataExplorerModel explorerModel,
      boolean interruptible,
      PluginOpeningStrategy openingStrategy) {
    super("", interruptible);
  }
}
