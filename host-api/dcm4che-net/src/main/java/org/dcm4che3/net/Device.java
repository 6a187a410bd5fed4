package org.dcm4che3.net;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Owns connections, application entities, executors and the TLS keys of one program. */
public class Device {
  private final Set<Connection> connections = new LinkedHashSet<>();
  private final Map<String, ApplicationEntity> entities = new LinkedHashMap<>();
  private final String name;
  private Executor executor;
  private ScheduledExecutorService scheduledExecutor;
  private KeyManager keyManager;
  private TrustManager trustManager;
  private SSLContext sslContext;

  public Device(String name) {
    if (name != null && name.isEmpty()) {
      throw new IllegalArgumentException("The name of a device cannot be empty");
    }
    this.name = name;
  }

  public final String getDeviceName() {
    return name;
  }

  public void addConnection(Connection conn) {
    conn.setDevice(this);
    connections.add(conn);
  }

  public void addApplicationEntity(ApplicationEntity ae) {
    ae.setDevice(this);
    entities.put(ae.getAETitle(), ae);
  }

  /** Runs the reader of each association; mandatory before connect. */
  public final void setExecutor(Executor executor) {
    this.executor = executor;
  }

  /** Runs the timeouts; mandatory before connect. */
  public final void setScheduledExecutor(ScheduledExecutorService executor) {
    this.scheduledExecutor = executor;
  }

  public final synchronized void setKeyManager(KeyManager km) {
    keyManager = km;
    sslContext = null;
  }

  public final synchronized void setTrustManager(TrustManager tm) {
    trustManager = tm;
    sslContext = null;
  }

  synchronized SSLContext sslContext() throws GeneralSecurityException, IOException {
    if (sslContext == null) {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keyManager == null ? null : new KeyManager[] {keyManager},
          trustManager == null ? null : new TrustManager[] {trustManager},
          null);
      sslContext = context;
    }
    return sslContext;
  }

  public void execute(Runnable command) {
    if (executor == null) {
      throw new IllegalStateException("executor not initialized");
    }
    executor.execute(command);
  }

  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    if (scheduledExecutor == null) {
      throw new IllegalStateException("scheduled executor service not initialized");
    }
    return scheduledExecutor.schedule(command, delay, unit);
  }
}
