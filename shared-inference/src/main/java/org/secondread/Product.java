package org.secondread;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The names under which the product records itself. */
public final class Product {
  public static final String NAME = "Second Read for Weasis";

  private Product() {}

  /** The version this was built as, such as 0.1.0. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Product.class.getResourceAsStream("product.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
