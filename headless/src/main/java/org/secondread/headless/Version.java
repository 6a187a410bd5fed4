package org.secondread.headless;

import org.secondread.Product;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"Second Read for Weasis " + Product.version() + ", not for clinical use"};
  }
}
