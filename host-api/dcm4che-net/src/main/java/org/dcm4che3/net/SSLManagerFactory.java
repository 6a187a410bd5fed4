package org.dcm4che3.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes the key and trust managers of a {@link Device} from key stores. */
public abstract class SSLManagerFactory {

  public static KeyStore createKeyStore(X509Certificate... certs) throws KeyStoreException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException | NoSuchAlgorithmException | CertificateException e) {
      throw new KeyStoreException("Cannot make an empty PKCS12 key store", e);
    }
    for (X509Certificate certificate : certs) {
      store.setCertificateEntry(certificate.getSubjectX500Principal().getName(), certificate);
    }
    return store;
  }

  /**
   * @param type such as PKCS12 or JKS
   * @param url a URL or a path
   */
  public static KeyStore loadKeyStore(String type, String url, char[] password)
      throws IOException, KeyStoreException, NoSuchAlgorithmException, CertificateException {
    KeyStore store = KeyStore.getInstance(type);
    try (InputStream in = open(url)) {
      store.load(in, password);
    }
    return store;
  }

  public static KeyStore loadKeyStore(String type, String url, String password)
      throws IOException, KeyStoreException, NoSuchAlgorithmException, CertificateException {
    return loadKeyStore(type, url, password.toCharArray());
  }

  private static InputStream open(String url) throws IOException {
    URL parsed;
    try {
      parsed = new URL(url);
    } catch (MalformedURLException e) {
      return Files.newInputStream(Path.of(url));
    }
    return parsed.openStream();
  }

  public static KeyManager createKeyManager(KeyStore ks, char[] password)
      throws UnrecoverableKeyException, KeyStoreException {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(ks, password);
      KeyManager[] managers = factory.getKeyManagers();
      return managers.length > 0 ? managers[0] : null;
    } catch (NoSuchAlgorithmException e) {
      throw new KeyStoreException("No default key manager algorithm", e);
    }
  }

  public static KeyManager createKeyManager(KeyStore ks, String password)
      throws UnrecoverableKeyException, KeyStoreException {
    return createKeyManager(ks, password.toCharArray());
  }

  public static KeyManager createKeyManager(
      String type, String url, String storePassword, String keyPassword)
      throws UnrecoverableKeyException,
          KeyStoreException,
          NoSuchAlgorithmException,
          CertificateException,
          IOException {
    return createKeyManager(loadKeyStore(type, url, storePassword), keyPassword);
  }

  public static TrustManager createTrustManager(KeyStore ks) throws KeyStoreException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(ks);
      TrustManager[] managers = factory.getTrustManagers();
      return managers.length > 0 ? managers[0] : null;
    } catch (NoSuchAlgorithmException e) {
      throw new KeyStoreException("No default trust manager algorithm", e);
    }
  }

  public static TrustManager createTrustManager(X509Certificate... certs) throws KeyStoreException {
    return createTrustManager(createKeyStore(certs));
  }
}
