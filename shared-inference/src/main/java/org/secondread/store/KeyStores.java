package org.secondread.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Opens the PKCS12 or JKS files of TLS settings. */
record KeyStores(TlsSettings settings) {

  KeyStore trusted() throws IOException, GeneralSecurityException {
    return load("trust store", settings.trustStore(), settings.trustStorePassword());
  }

  KeyStore keys() throws IOException, GeneralSecurityException {
    return load("key store", settings.keyStore(), settings.keyStorePassword());
  }

  private static KeyStore load(String role, Path file, String password)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType()); // reads PKCS12 and JKS
      store.load(in, password.toCharArray());
      return store;
    } catch (NoSuchFileException e) {
      throw new IOException("there is no " + role + " at " + file, e);
    } catch (IOException e) {
      throw new IOException("the " + role + " " + file + " cannot be opened: " + e.getMessage(), e);
    }
  }
}
