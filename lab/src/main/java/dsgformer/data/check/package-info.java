/**
 * Checks data sets before they are trained on or measured: unreadable pictures, halves of different sizes, swapped halves,
 * duplicates, and pictures of one set that are also in another. The entry is {@link dsgformer.data.check.DatasetCheck}; it reports
 * {@link dsgformer.data.Finding}s. May use {@code io}, {@code data}, {@code picture} and {@code photo}.
 *
 * <p>Words: a <i>leak</i> is a picture in two sets, <i>near</i> if its pixels differ slightly, a <i>thumbnail</i> the 17 × 16 means that
 * near leaks are found by. It finds no pairs itself and changes no files.
 */
package dsgformer.data.check;
