/**
 * Reports of a run of {@code deblur}: events of {@code batch} in; lines and a progress bar for people, JSON lines
 * or a JSON file out. Uses {@code batch}, {@code cli.run} and Jackson.
 *
 * <p>Words: <i>facts</i> are known at the start, a <i>summary</i> collects the progress of one photo, <i>events</i> are one
 * JSON object per line. Keys and codes of JSON are an interface and do not change. It reads and writes no photos.
 */
package dsgformer.cli.deblur.report;
