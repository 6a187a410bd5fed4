package org.weasis.core.api.gui.util;

/** Runs code on the event dispatch thread. */
public class GuiExecutor {
  public static void execute(Runnable r) {
    throw new UnsupportedOperationException();
  }
}
