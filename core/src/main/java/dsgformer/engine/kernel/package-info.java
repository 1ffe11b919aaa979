/**
 * The arithmetic of the engine on float arrays, one kernel an interface: each has a plain form, which reads as its
 * formula, and a form on the vectors of {@code jdk.incubator.vector}, chosen by
 * {@link dsgformer.engine.kernel.Kernels}. Uses no other package of the product.
 *
 * <p>Words: a <i>panel</i> is eight rows of a matrix, a <i>tap</i> the offset of a factor's row, a <i>lane</i> one
 * value of a vector. It allocates nothing, starts no thread and does not know the network.
 */
package dsgformer.engine.kernel;
