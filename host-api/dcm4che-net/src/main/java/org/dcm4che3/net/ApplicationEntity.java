package org.dcm4che3.net;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.dcm4che3.net.pdu.AAssociateRQ;

/** An application entity that requests associations. */
public class ApplicationEntity {
  private final Set<Connection> connections = new LinkedHashSet<>();
  private final String aeTitle;
  private Device device;

  public ApplicationEntity(String aeTitle) {
    this.aeTitle = aeTitle;
  }

  public final String getAETitle() {
    return aeTitle;
  }

  public final Device getDevice() {
    return device;
  }

  final void setDevice(Device device) {
    this.device = device;
  }

  /**
   * @throws IllegalStateException when the connection belongs to another device
   */
  public void addConnection(Connection conn) {
    if (device != null && conn.getDevice() != device) {
      throw new IllegalStateException(conn + " not contained by Device: " + device.getDeviceName());
    }
    connections.add(conn);
  }

  /**
   * Requests an association over the first own connection that fits the remote one.
   *
   * @throws org.dcm4che3.net.pdu.AAssociateRJ when the peer rejects
   * @throws org.dcm4che3.net.pdu.AAbort when either side aborts; ours does when the accept timeout
   *     runs out
   * @throws IOException when no connection is made or it breaks
   */
  public Association connect(Connection remote, AAssociateRQ rq)
      throws IOException,
          InterruptedException,
          IncompatibleConnectionException,
          GeneralSecurityException {
    for (Connection local : connections) {
      if (local.isCompatible(remote)) {
        return connect(local, remote, rq);
      }
    }
    throw new IncompatibleConnectionException(
        "No compatible connection to " + remote + " available on " + aeTitle);
  }

  public Association connect(Connection local, Connection remote, AAssociateRQ rq)
      throws IOException,
          InterruptedException,
          IncompatibleConnectionException,
          GeneralSecurityException {
    if (device == null) {
      throw new IllegalStateException("Not attached to Device");
    }
    if (rq.getCallingAET() == null) {
      rq.setCallingAET(aeTitle);
    }
    rq.setMaxOpsInvoked(local.getMaxOpsInvoked());
    rq.setMaxOpsPerformed(local.getMaxOpsPerformed());
    Association association = new Association(this, local, local.open(remote), rq);
    association.request();
    return association;
  }
}
