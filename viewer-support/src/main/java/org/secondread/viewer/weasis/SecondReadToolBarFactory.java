package org.secondread.viewer.weasis;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;

/** Makes the toolbar of one plug-in for Weasis, on the event dispatch thread. */
public abstract class SecondReadToolBarFactory implements InsertableFactory {
  private final Class<? extends SecondReadToolBar> type;
  private final Supplier<? extends SecondReadToolBar> maker;
  private final List<SecondReadToolBar> connected = new ArrayList<>();

  protected <T extends SecondReadToolBar> SecondReadToolBarFactory(
      Class<T> type, Supplier<T> maker) {
    this.type = type;
    this.maker = maker;
  }

  @Override
  public Insertable createInstance(Hashtable<String, Object> properties) {
    SecondReadToolBar bar = maker.get();
    bar.connect();
    connected.add(bar);
    return bar;
  }

  @Override
  public void dispose(Insertable component) {
    if (component instanceof SecondReadToolBar bar) {
      bar.disconnect();
      connected.remove(bar);
    }
  }

  /**
   * Disconnects the bars that Weasis did not dispose of, which it may not when the bundle stops.
   * From any thread.
   */
  protected final void disconnectAll() {
    // Not waited for: who stops the bundle may hold the event dispatch thread.
    SwingUtilities.invokeLater(() -> List.copyOf(connected).forEach(this::dispose));
  }

  @Override
  public boolean isComponentCreatedByThisFactory(Insertable component) {
    return type.isInstance(component);
  }

  @Override
  public Insertable.Type getType() {
    return Insertable.Type.TOOLBAR;
  }
}
