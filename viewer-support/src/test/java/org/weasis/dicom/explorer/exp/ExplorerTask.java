package org.weasis.dicom.explorer.exp;

import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingWorker;
import org.weasis.core.ui.tp.raven.spinner.SpinnerProgress;
import org.weasis.dicom.param.CancelListener;

/** Stands before the declaration in tests: has a bar and tells who listens. */
public abstract class ExplorerTask<T, V> extends SwingWorker<T, V> {
  private final SpinnerProgress bar = new SpinnerProgress();
  private final List<CancelListener> listeners = new ArrayList<>();

  protected ExplorerTask(String message, boolean interruptible) {}

  public boolean cancel() {
    listeners.forEach(CancelListener::cancel);
    return true;
  }

  public SpinnerProgress getBar() {
    return bar;
  }

  public void addCancelListener(CancelListener listener) {
    listeners.add(listener);
  }
}
