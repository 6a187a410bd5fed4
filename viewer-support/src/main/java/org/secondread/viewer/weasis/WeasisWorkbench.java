package org.secondread.viewer.weasis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.secondread.runtime.PhysicalCores;
import org.secondread.viewer.LesionProfile;
import org.secondread.viewer.PackStore;
import org.secondread.viewer.PipelineReading;
import org.secondread.viewer.SecondReadQueue;
import org.secondread.viewer.SecondReadWorkflow;
import org.secondread.viewer.Settings;
import org.secondread.viewer.SettingsStore;
import org.secondread.viewer.Suitability;
import org.secondread.viewer.ui.DialogPresenter;
import org.weasis.core.api.service.BundlePreferences;

/**
 * What all plug-ins share: one queue, one set of settings and packs. Starting it does nothing; its
 * parts are made when first used, on the event dispatch thread.
 */
@Component(service = WeasisWorkbench.class)
public final class WeasisWorkbench {
  private final BundleContext context;
  private SettingsStore settings;
  private PackStore packs;
  private SecondReadQueue queue;
  private DialogPresenter presenter;
  private SecondReadWorkflow workflow;
  private boolean closed;

  @Activate
  public WeasisWorkbench(BundleContext context) {
    this.context = context;
  }

  /** Stops a running reading within 2 seconds and closes all windows. */
  @Deactivate
  public void close() {
    synchronized (this) {
      closed = true;
      if (workflow == null) {
        return;
      }
    }
    queue.close();
    // After the results that were on their way. Not waited for: who stops the bundle may hold the
    // event dispatch thread.
    SwingUtilities.invokeLater(
        () -> {
          workflow.close();
          presenter.closeAll();
        });
  }

  /** Whether the selected series can be read; none can after {@link #close}. */
  public Suitability suitability(LesionProfile profile) {
    return workflow().map(open -> open.suitability(profile)).orElseGet(Suitability::ofNoSeries);
  }

  /**
   * Reads the selected series, or shows its result where there is one; nothing after {@link
   * #close}.
   */
  public void press(LesionProfile profile) {
    workflow().ifPresent(open -> open.press(profile));
  }

  public synchronized SettingsStore settings() {
    if (settings == null) {
      Path file = folder().resolve("settings.properties");
      settings = new SettingsStore(file, Settings.standard(PhysicalCores.count()));
    }
    return settings;
  }

  public synchronized PackStore packs() {
    if (packs == null) {
      packs = new PackStore(folder().resolve("packs"), new BundledPacks(context));
    }
    return packs;
  }

  /** Empty after {@link #close}. */
  private synchronized Optional<SecondReadWorkflow> workflow() {
    if (closed) {
      return Optional.empty();
    }
    if (workflow == null) {
      WeasisHost host = new WeasisHost();
      SettingsStore store = settings();
      queue =
          new SecondReadQueue(
              new PipelineReading(store, packs(), List.of(new WeasisPixelDecoder())));
      presenter = new DialogPresenter(host, store::get);
      workflow = new SecondReadWorkflow(host, queue, presenter);
    }
    return Optional.of(workflow);
  }

  private Path folder() {
    return BundlePreferences.getDataFolder(context);
  }
}
