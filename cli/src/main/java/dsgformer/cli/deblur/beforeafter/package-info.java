/**
 * {@code --compare}, after the walk: reads a photo and its output again and shows them in one picture or on a page with a
 * slider. Uses {@code page} for HTML, {@code photo} for files, {@code infer} for memory, and
 * implements a report of {@code cli.deblur.report}.
 *
 * <p>Words: <i>before</i> is the source, <i>after</i> the output; a <i>crop</i> is a part at full size. It changes no output.
 */
package dsgformer.cli.deblur.beforeafter;
