package org.secondread.headless;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secondread.store.PacsNode;
import org.secondread.store.TlsSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/**
 * Options that name an archive. Passwords come from the environment, which other users cannot read.
 */
final class PacsOptions {
  private static final String TRUST_PASSWORD = "SECONDREAD_TRUST_STORE_PASSWORD";
  private static final String KEY_PASSWORD = "SECONDREAD_KEY_STORE_PASSWORD";
  private static final Pattern ADDRESS = Pattern.compile("([^@]+)@(.+):(\\d{1,5})");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "<AET@host:port>",
      description = "The archive, such as PACS@archive.example.org:11112.",
      converter = NodeConverter.class)
  PacsNode to;

  @Option(
      names = "--from",
      paramLabel = "<AET>",
      description = "Own AE title (default: " + PacsNode.DEFAULT_CALLING_AET + ").",
      defaultValue = PacsNode.DEFAULT_CALLING_AET)
  String from;

  @Option(
      names = "--tls",
      paramLabel = "<trust store>",
      description =
          "Encrypt, and trust the certificates of this PKCS12 or JKS file; its password is in the"
              + " environment variable "
              + TRUST_PASSWORD
              + ".")
  Path trustStore;

  @Option(
      names = "--tls-key",
      paramLabel = "<key store>",
      description =
          "Show the certificate of this PKCS12 or JKS file; its password is in the environment"
              + " variable "
              + KEY_PASSWORD
              + ".")
  Path keyStore;

  @Option(
      names = "--tls-any-host",
      description = "Accept a trusted certificate that names another host.")
  boolean anyHost;

  PacsNode node() throws CliException {
    return node(System.getenv());
  }

  PacsNode node(Map<String, String> environment) throws CliException {
    try {
      PacsNode node = to.withCallingAet(from);
      return trustStore == null ? withoutTls(node) : node.withTls(tls(environment));
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  private PacsNode withoutTls(PacsNode node) throws CliException {
    if (keyStore != null || anyHost) {
      throw new CliException(
          ExitCode.USAGE, "--tls-key and --tls-any-host need --tls <trust store> beside them");
    }
    return node;
  }

  private TlsSettings tls(Map<String, String> environment) throws CliException {
    TlsSettings tls =
        TlsSettings.trusting(trustStore, password(environment, TRUST_PASSWORD, trustStore));
    if (keyStore != null) {
      tls = tls.withKey(keyStore, password(environment, KEY_PASSWORD, keyStore));
    }
    return anyHost ? tls.withoutHostNameCheck() : tls;
  }

  private static String password(Map<String, String> environment, String variable, Path store)
      throws CliException {
    String password = environment.get(variable);
    if (password == null) {
      throw new CliException(
          ExitCode.USAGE,
          "The environment variable "
              + variable
              + " is not set; it holds the password of "
              + store);
    }
    return password;
  }

  static final class NodeConverter implements ITypeConverter<PacsNode> {
    @Override
    public PacsNode convert(String value) {
      return Values.of(
          () -> {
            Matcher address = ADDRESS.matcher(value);
            if (!address.matches()) {
              throw new IllegalArgumentException(
                  "'" + value + "' is not of the form AET@host:port");
            }
            return new PacsNode(
                address.group(1), address.group(2), Integer.parseInt(address.group(3)));
          });
    }
  }
}
