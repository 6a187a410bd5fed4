package org.secondread.hemorrhage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.secondread.viewer.weasis.SecondReadToolBarFactory;
import org.secondread.viewer.weasis.WeasisWorkbench;
import org.weasis.core.api.gui.InsertableFactory;

/** Puts the button that looks for intracranial hemorrhages into the DICOM 2D viewer and MPR. */
@Component(
    service = InsertableFactory.class,
    // Weasis casts the value to a String.
    property = "org.weasis.dicom.viewer2d.View2dContainer=true")
public final class HemorrhageToolBarFactory extends SecondReadToolBarFactory {

  @Activate
  public HemorrhageToolBarFactory(@Reference WeasisWorkbench workbench) {
    super(HemorrhageToolBar.class, () -> new HemorrhageToolBar(workbench));
  }

  /** Here and not inherited: annotations of a class in another bundle are not seen. */
  @Deactivate
  public void close() {
    disconnectAll();
  }
}
