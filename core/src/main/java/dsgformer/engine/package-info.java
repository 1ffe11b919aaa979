/**
 * DSGformer on the JVM's own vectors: the engine {@code vector}, which opens a
 * {@link dsgformer.network.RestorationNetwork} without native code. The step "network" of the walk. Uses
 * {@code network} with {@code network.dsgformer}, {@code weights}, {@code picture} and {@code parity}; its arithmetic is
 * in {@code engine.kernel}.
 *
 * <p>Words: a <i>plan</i> is a forward pass with its buffers for one size, a <i>strip</i> 32 pixels of a row in one
 * channel, a <i>band</i> eight rows, a <i>cell</i> an area that the same attention windows cover. It computes no other
 * family, no gradients and no tiles.
 */
package dsgformer.engine;
