package org.weasis.dicom.explorer.exp;

import javax.swing.SwingWorker;
import org.weasis.core.ui.tp.raven.spinner.SpinnerProgress;
import org.weasis.dicom.param.CancelListener;

/** A task with a row in the explorer. */
public abstract class ExplorerTask<T, V> extends SwingWorker<T, V> {
  protected ExplorerTask(String message, boolean interruptible) {}

  public boolean cancel() {
    throw new UnsupportedOperationException();
  }

  public SpinnerProgress getBar() {
    throw new UnsupportedOperationException();
  }

  public void addCancelListener(CancelListener listener) {
    throw new UnsupportedOperationException();
  }
}
