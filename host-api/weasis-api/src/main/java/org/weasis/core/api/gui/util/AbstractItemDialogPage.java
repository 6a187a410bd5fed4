package org.weasis.core.api.gui.util;

import java.util.List;
import java.util.Properties;
import javax.swing.JPanel;
import org.weasis.core.api.gui.Insertable;

/** A page of the preferences dialog. */
public abstract class AbstractItemDialogPage extends JPanel implements PageItem, Insertable {
  protected AbstractItemDialogPage(String title, int pagePosition) {}

  @Override
  public String getTitle() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PageItem> getSubPages() {
    throw new UnsupportedOperationException();
  }

  public Properties getProperties() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Type getType() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getComponentName() {
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
