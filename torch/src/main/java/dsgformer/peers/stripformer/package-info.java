/**
 * Stripformer as its authors published it: attention within and between strips of rows and columns.
 * {@link dsgformer.peers.stripformer.Stripformer} is the entry, a service; the rest is its configuration and its
 * layers, on {@code peers}, {@code nn} and {@code tensor}. It has no local statistics and knows no other peer.
 */
package dsgformer.peers.stripformer;
