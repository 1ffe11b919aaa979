/**
 * MB-TaylorFormer V2 as its authors published it: linear attention on several paths, each a deformable convolution of
 * the one before. {@link dsgformer.peers.mbtaylorformer.MbTaylorformer} is the entry, a service; the rest is its
 * configuration and its layers, on {@code peers}, {@code nn} and {@code tensor}. It has no local statistics and knows
 * no other peer.
 */
package dsgformer.peers.mbtaylorformer;
