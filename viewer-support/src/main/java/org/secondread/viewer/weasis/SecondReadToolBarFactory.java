package org.secondread.viewer.weasis;

import java.util.Hashtable;
import java.util.function.Supplier;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;

/** Makes the toolbar of one plug-in for Weasis. */
public abstract class SecondReadToolBarFactory implements InsertableFactory {
  private final Class<? extends SecondReadToolBar> type;
  private final Supplier<? extends SecondReadToolBar> maker;

  protected <T extends SecondReadToolBar> SecondReadToolBarFactory(
      Class<T> type, Supplier<T> maker) {
    this.type = type;
    this.maker = maker;
  }

  @Override
  public Insertable createInstance(Hashtable<String, Object> properties) {
    SecondReadToolBar bar = maker.get();
    bar.connect();
    return bar;
  }

  @Override
  public void dispose(Insertable component) {
    if (component instanceof SecondReadToolBar bar) {
      bar.disconnect();
    }
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
