/**
 * Weights that others have published: what there is, and fetching it into a cache on this computer when a user asks.
 *
 * <p>Words: the <i>catalog</i> lists weights by name; the <i>cache</i> is a folder of fetched files, each with a
 * <i>note</i> of where it came from and its checksum; a checksum is <i>pinned</i> by the first fetch of a file for which
 * the catalog has none. Nothing here opens a connection but {@link dsgformer.weights.published.Fetch}.
 */
package dsgformer.weights.published;
