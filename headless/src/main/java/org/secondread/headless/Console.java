package org.secondread.headless;

import java.io.PrintWriter;

/**
 * Where a command speaks.
 *
 * @param out results
 * @param err progress, remarks and failures
 * @param terminal whether a person watches {@code err}, so that a line may be drawn over
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal) {}
