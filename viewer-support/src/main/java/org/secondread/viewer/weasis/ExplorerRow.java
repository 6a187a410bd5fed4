package org.secondread.viewer.weasis;

import org.secondread.viewer.ViewerHost.ReadingRow;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.ObservableEvent.BasicAction;
import org.weasis.dicom.explorer.DicomModel;
import org.weasis.dicom.explorer.exp.ExplorerTask;
import org.weasis.dicom.explorer.main.LoadingTaskPanel;

/**
 * A row with a stop button in Weasis' explorer. Only shows: the reading has a thread of its own, so
 * that waiting readings take none of the viewer's workers.
 */
final class ExplorerRow extends ExplorerTask<Void, Void> implements ReadingRow {
  private final DicomModel model;
  private final String title;

  private ExplorerRow(DicomModel model, String title) {
    super(twoLines(title, ""), false);
    this.model = model;
    this.title = title;
  }

  /** Shows a row; one without a model shows nothing. */
  static ReadingRow start(DicomModel model, String title, Runnable cancel) {
    ExplorerRow row = new ExplorerRow(model, title);
    row.addCancelListener(cancel::run);
    row.fire(BasicAction.LOADING_START);
    return row;
  }

  @Override
  protected Void doInBackground() {
    return null;
  }

  @Override
  public void show(int percent, String text) {
    getBar().setIndeterminate(false);
    getBar().setValue(percent);
    getBar().setString(percent + " %");
    getBar().setToolTipText(title + ": " + text);
    if (getBar().getParent() instanceof LoadingTaskPanel row) {
      row.setMessage(twoLines(title, text));
    }
  }

  /** The explorer is narrow: what does not fit beside the percentage is cut off. */
  private static String twoLines(String title, String text) {
    return "<html>" + title + "<br>" + text + "&nbsp;</html>";
  }

  @Override
  public void close() {
    fire(BasicAction.LOADING_STOP);
  }

  private void fire(BasicAction action) {
    if (model != null) {
      model.firePropertyChange(new ObservableEvent(action, model, null, this));
    }
  }
}
