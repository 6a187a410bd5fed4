package org.weasis.dicom.explorer;

import java.io.File;
import org.weasis.core.api.explorer.model.DataExplorerModel;

/** An import of local files. */
public class LoadLocalDicom extends LoadDicom {
  public LoadLocalDicom(
      File[] files,
      boolean recursive,
      DataExplorerModel explorerModel,
      PluginOpeningStrategy openingStrategy) {
    super(explorerModel, false, openingStrategy);
  }

  @Override
  protected Boolean doInBackground() throws Exception {
    throw new UnsupportedOperationException();
  }
}
