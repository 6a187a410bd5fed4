package org.weasis.core.ui.util;

import javax.swing.JToolBar;

/** A toolbar of a viewer. */
public class WtoolBar extends JToolBar implements Toolbar {
  public WtoolBar(String barName, int position) {}

  @Override
  public Type getType() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getComponentName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public final WtoolBar getComponent() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isComponentEnabled() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setComponentEnabled(boolean enabled) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getComponentPosition() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setComponentPosition(int position) {
    throw new UnsupportedOperationException();
  }
}
