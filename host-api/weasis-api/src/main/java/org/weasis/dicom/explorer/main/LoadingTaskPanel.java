package org.weasis.dicom.explorer.main;

import javax.swing.JPanel;

/** The row of one task. */
public class LoadingTaskPanel extends JPanel {
  public void setMessage(String msg) {
    throw new UnsupportedOperationException();
  }
}
