package org.dcm4che3.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A network endpoint, own or remote. Timeouts and PDU lengths count on the own connection only; TLS
 * must be set on both. All timeouts are in milliseconds and 0 waits without end.
 */
public class Connection {

  /** How the name in the peer's certificate is compared with the host name. */
  public enum EndpointIdentificationAlgorithm {
    HTTPS,
    LDAPS
  }

  public static final int NO_TIMEOUT = 0;
  public static final int SYNCHRONOUS_MODE = 1;
  public static final int NOT_LISTENING = -1;
  public static final int DEF_MAX_PDU_LENGTH = 16378;

  private static final int MIN_PDU_LENGTH = 16;
  private static final int MAX_PDU_LENGTH = 1 << 24;

  private Device device;
  private String commonName;
  private String hostname;
  private int port = NOT_LISTENING;
  private int connectTimeout;
  private int acceptTimeout;
  private int releaseTimeout;
  private int sendTimeout;
  private int storeTimeout;
  private int responseTimeout;
  private int sendPDULength = DEF_MAX_PDU_LENGTH;
  private int maxOpsInvoked = SYNCHRONOUS_MODE;
  private int maxOpsPerformed = SYNCHRONOUS_MODE;
  private boolean tcpNoDelay = true;
  private String[] tlsCipherSuites = {};
  private String[] tlsProtocols = {"TLSv1.2"};
  private EndpointIdentificationAlgorithm tlsEndpointIdentificationAlgorithm;

  public Connection() {}

  public Connection(String commonName, String hostname) {
    this(commonName, hostname, NOT_LISTENING);
  }

  public Connection(String commonName, String hostname, int port) {
    this.commonName = commonName;
    this.hostname = hostname;
    this.port = port;
  }

  public final Device getDevice() {
    return device;
  }

  final void setDevice(Device device) {
    this.device = device;
  }

  public final void setHostname(String hostname) {
    this.hostname = hostname;
  }

  public final void setPort(int port) {
    if (port != NOT_LISTENING && (port <= 0 || port > 0xFFFF)) {
      throw new IllegalArgumentException("Port " + port + " is not in 1..65535");
    }
    this.port = port;
  }

  public final void setConnectTimeout(int timeout) {
    connectTimeout = checkTimeout(timeout);
  }

  public final int getAcceptTimeout() {
    return acceptTimeout;
  }

  public final void setAcceptTimeout(int timeout) {
    acceptTimeout = checkTimeout(timeout);
  }

  public final int getReleaseTimeout() {
    return releaseTimeout;
  }

  public final void setReleaseTimeout(int timeout) {
    releaseTimeout = checkTimeout(timeout);
  }

  public int getSendTimeout() {
    return sendTimeout;
  }

  /** Time to write a request other than C-STORE. */
  public void setSendTimeout(int timeout) {
    sendTimeout = checkTimeout(timeout);
  }

  public int getStoreTimeout() {
    return storeTimeout;
  }

  /** Time to write a C-STORE request with its dataset. */
  public void setStoreTimeout(int timeout) {
    storeTimeout = checkTimeout(timeout);
  }

  public final int getResponseTimeout() {
    return responseTimeout;
  }

  public final void setResponseTimeout(int timeout) {
    responseTimeout = checkTimeout(timeout);
  }

  private static int checkTimeout(int timeout) {
    if (timeout < 0) {
      throw new IllegalArgumentException("Timeout " + timeout + " ms is negative");
    }
    return timeout;
  }

  public final int getSendPDULength() {
    return sendPDULength;
  }

  public final void setSendPDULength(int length) {
    sendPDULength = checkPDULength(length);
  }

  private static int checkPDULength(int length) {
    if (length < MIN_PDU_LENGTH || length > MAX_PDU_LENGTH) {
      throw new IllegalArgumentException("PDU length " + length + " is not in 16..16777216");
    }
    return length;
  }

  public final int getMaxOpsInvoked() {
    return maxOpsInvoked;
  }

  public final void setMaxOpsInvoked(int maxOpsInvoked) {
    this.maxOpsInvoked = maxOpsInvoked;
  }

  public final int getMaxOpsPerformed() {
    return maxOpsPerformed;
  }

  public final void setMaxOpsPerformed(int maxOpsPerformed) {
    this.maxOpsPerformed = maxOpsPerformed;
  }

  public final void setTcpNoDelay(boolean tcpNoDelay) {
    this.tcpNoDelay = tcpNoDelay;
  }

  /** TLS is used when there is at least one cipher suite. */
  public final boolean isTls() {
    return tlsCipherSuites.length > 0;
  }

  public void setTlsCipherSuites(String... tlsCipherSuites) {
    this.tlsCipherSuites = tlsCipherSuites.clone();
  }

  public final void setTlsProtocols(String... tlsProtocols) {
    this.tlsProtocols = tlsProtocols.clone();
  }

  /** Null, the default, accepts any trusted certificate whatever host it names. */
  public void setTlsEndpointIdentificationAlgorithm(EndpointIdentificationAlgorithm algorithm) {
    this.tlsEndpointIdentificationAlgorithm = algorithm;
  }

  public boolean isCompatible(Connection remote) {
    if (!isTls()) {
      return !remote.isTls();
    }
    return common(remote.tlsProtocols, tlsProtocols).length > 0
        && common(remote.tlsCipherSuites, tlsCipherSuites).length > 0;
  }

  /** Connects to the remote endpoint and, with TLS, shakes hands. */
  Transport open(Connection remote)
      throws IOException, IncompatibleConnectionException, GeneralSecurityException {
    if (!isCompatible(remote)) {
      throw new IncompatibleConnectionException(this + " is not compatible with " + remote);
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(tcpNoDelay);
      socket.connect(new InetSocketAddress(remote.hostname, remote.port), connectTimeout);
      if (!isTls()) {
        return new Transport(socket, socket);
      }
      return new Transport(socket, secure(socket, remote));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private Socket secure(Socket socket, Connection remote)
      throws IOException, GeneralSecurityException {
    SSLSocket secured =
        (SSLSocket)
            device
                .sslContext()
                .getSocketFactory()
                .createSocket(socket, remote.hostname, remote.port, true);
    secured.setEnabledProtocols(common(remote.tlsProtocols, tlsProtocols));
    secured.setEnabledCipherSuites(common(remote.tlsCipherSuites, tlsCipherSuites));
    if (tlsEndpointIdentificationAlgorithm != null) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm(tlsEndpointIdentificationAlgorithm.name());
      secured.setSSLParameters(parameters);
    }
    secured.setSoTimeout(connectTimeout);
    secured.startHandshake();
    secured.setSoTimeout(NO_TIMEOUT);
    return secured;
  }

  private static String[] common(String[] preferred, String[] others) {
    List<String> known = Arrays.asList(others);
    return Arrays.stream(preferred).filter(known::contains).toArray(String[]::new);
  }

  @Override
  public String toString() {
    return "Connection[host=" + hostname + ", port=" + port + ", tls=" + isTls() + ']';
  }
}
