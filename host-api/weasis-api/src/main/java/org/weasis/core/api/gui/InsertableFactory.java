package org.weasis.core.api.gui;

import java.util.Hashtable;

/** Service that makes toolbars, tools and preference pages; called on the event dispatch thread. */
public interface InsertableFactory {
  Insertable createInstance(Hashtable<String, Object> properties);

  void dispose(Insertable component);

  boolean isComponentCreatedByThisFactory(Insertable component);

  Insertable.Type getType();
}
