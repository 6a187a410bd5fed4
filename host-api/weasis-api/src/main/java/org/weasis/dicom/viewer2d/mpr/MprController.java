package org.weasis.dicom.viewer2d.mpr;

import java.util.concurrent.CompletableFuture;

/** The volume of an MPR viewer and the planes through it; the volume is null until it is built. */
public class MprController {
  protected MprController() {}

  public AxesControl getAxesControl() {
    throw new UnsupportedOperationException();
  }

  public Volume<?, ?> getVolume() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> buildSegElementsAsync(MprContainer container) {
    throw new UnsupportedOperationException();
  }

  public void updateAllViews() {
    throw new UnsupportedOperationException();
  }

  public void fireCrossHairChanged() {
    throw new UnsupportedOperationException();
  }
}
