/**
 * MPRNet as its authors published it: three stages on quarters, halves and the whole of a picture, the first two of
 * them U-nets. {@link dsgformer.peers.mprnet.Mprnet} is the entry, a service; the rest is its configuration and its
 * layers, on {@code peers}, {@code nn} and {@code tensor}. It knows no other peer.
 */
package dsgformer.peers.mprnet;
