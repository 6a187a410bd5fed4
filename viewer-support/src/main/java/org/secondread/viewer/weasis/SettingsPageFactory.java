package org.secondread.viewer.weasis;

import java.util.Hashtable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.PreferencesPageFactory;
import org.weasis.core.api.gui.util.AbstractItemDialogPage;

/** Makes the page of this product in Weasis' preferences. */
@Component(service = PreferencesPageFactory.class)
public final class SettingsPageFactory implements PreferencesPageFactory {
  private final WeasisWorkbench workbench;

  @Activate
  public SettingsPageFactory(@Reference WeasisWorkbench workbench) {
    this.workbench = workbench;
  }

  @Override
  public AbstractItemDialogPage createInstance(Hashtable<String, Object> properties) {
    return new SettingsPage(workbench);
  }

  @Override
  public boolean isComponentCreatedByThisFactory(Insertable component) {
    return component instanceof SettingsPage;
  }
}
