/**
 * NAFNet as its authors published it: blocks that multiply halves of their channels instead of activating them.
 * {@link dsgformer.peers.nafnet.Nafnet} is the entry, a service; the rest is its configuration and its layers, on
 * {@code peers}, {@code nn} and {@code tensor}. It knows no other peer.
 */
package dsgformer.peers.nafnet;
