/**
 * Pages of HTML, charts as SVG and tables: the only place that writes HTML. A {@link dsgformer.page.Page} is a list of
 * {@link dsgformer.page.Block}s that take plain text; templates, the style and the scripts are resources beside this package. May use
 * {@code io}, {@code picture} and {@code photo}; whatever reports results uses it.
 *
 * <p>Words: a <i>block</i> is a part of a page, a <i>figure</i> a picture with its caption, a <i>template</i> markup with places for
 * values. It writes no files and measures nothing.
 */
package dsgformer.page;
