package org.weasis.core.api.gui;

/** A component that can be put into a container of the viewer. */
public interface Insertable {

  enum Type {
    EXPLORER,
    TOOL,
    TOOL_EXT,
    TOOLBAR,
    EMPTY,
    LICENSE,
    PREFERENCES
  }

  String getComponentName();

  Type getType();

  boolean isComponentEnabled();

  void setComponentEnabled(boolean enabled);

  int getComponentPosition();

  void setComponentPosition(int position);
}
