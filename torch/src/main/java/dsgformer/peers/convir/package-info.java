/**
 * ConvIR as its authors published it: convolutions, and pyramids with dynamic filters.
 * {@link dsgformer.peers.convir.Convir} is the entry, a service; the rest is its configuration and its layers, on
 * {@code peers}, {@code nn} and {@code tensor}. It has no attention and no local statistics, and knows no other peer.
 */
package dsgformer.peers.convir;
