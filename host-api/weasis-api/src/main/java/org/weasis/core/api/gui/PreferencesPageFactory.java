package org.weasis.core.api.gui;

import java.util.Hashtable;
import org.weasis.core.api.gui.util.AbstractItemDialogPage;

/** Service that makes a page of the preferences dialog. */
public interface PreferencesPageFactory extends InsertableFactory {
  @Override
  AbstractItemDialogPage createInstance(Hashtable<String, Object> properties);

  @Override
  default void dispose(Insertable component) {
    throw new UnsupportedOperationException();
  }

  @Override
  default Insertable.Type getType() {
    throw new UnsupportedOperationException();
  }
}
