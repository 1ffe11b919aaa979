/**
 * FFTformer as its authors published it: attention and filters on spectra of 8 × 8 patches.
 * {@link dsgformer.peers.fftformer.Fftformer} is the entry, a service; the rest is its configuration and its layers, on
 * {@code peers}, {@code nn} and {@code tensor}. It has no local statistics and knows no other peer.
 */
package dsgformer.peers.fftformer;
