/**
 * Restormer as its authors published it, the network whose wiring DSGformer can follow: transposed attention and a
 * gated feed-forward part. {@link dsgformer.peers.restormer.Restormer} is the entry, a service; the rest is its
 * configuration and its layers, on {@code peers}, {@code nn} and {@code tensor}. It shares no code with {@code model}
 * and knows no other peer.
 */
package dsgformer.peers.restormer;
