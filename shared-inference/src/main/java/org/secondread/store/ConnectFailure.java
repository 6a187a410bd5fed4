package org.secondread.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateRJ;

/** Says why there is no association, and what to look at. */
final class ConnectFailure {
  private ConnectFailure() {}

  /**
   * @param elapsed time since the attempt began: dcm4che reports a timeout as its own abort
   */
  static PacsException describe(PacsNode node, Throwable cause, Duration elapsed) {
    return new PacsException(message(node, cause, elapsed), cause);
  }

  private static String message(PacsNode node, Throwable cause, Duration elapsed) {
    String peer = node.describe();
    if (cause instanceof AAssociateRJ rejection) {
      return peer + " rejected the association: " + reason(node, rejection);
    }
    if (cause instanceof AAbort) {
      return elapsed.compareTo(node.connectTimeout()) >= 0
          ? silent(node, "took the connection but gave no answer to the association request")
          : "The association with "
              + peer
              + " was aborted ("
              + cause.getMessage()
              + "): check that the port is a DICOM port and whether it uses TLS";
    }
    if (cause instanceof UnknownHostException) {
      return "The host name " + node.host() + " is not known: check the host";
    }
    if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
      return silent(node, "did not answer") + ": check host, port, TLS and firewall";
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return "No connection to "
          + peer
          + " ("
          + cause.getMessage()
          + "): check host and port, and that the archive runs";
    }
    if (cause instanceof SSLException) {
      return "No TLS connection to "
          + peer
          + " ("
          + cause.getMessage()
          + "): check the trusted certificates, the host name in the archive's certificate, and"
          + " whether the archive uses TLS and asks for a client certificate";
    }
    if (cause instanceof GeneralSecurityException || cause instanceof IllegalArgumentException) {
      return "The TLS settings for " + peer + " cannot be used: " + cause.getMessage();
    }
    if (cause instanceof IOException) {
      return peer
          + " closed the connection without an answer: check that the port is a DICOM port and"
          + " whether it uses TLS";
    }
    return "No association with " + peer + ": " + cause;
  }

  private static String silent(PacsNode node, String what) {
    return node.describe() + " " + what + " within " + seconds(node.connectTimeout());
  }

  static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  private static String reason(PacsNode node, AAssociateRJ rejection) {
    String hint =
        switch (rejection.getSource() * 10 + rejection.getReason()) {
          case 13 ->
              "it does not know the calling AE title "
                  + node.callingAet()
                  + "; have it registered at the archive";
          case 17 -> "it does not know the called AE title " + node.calledAet() + "; check it";
          case 31, 32 -> "it is busy; try again later";
          default -> "it gave no reason that can be acted on";
        };
    return hint + " (" + rejection.getMessage() + ")";
  }
}
