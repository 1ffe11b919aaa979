/**
 * Layers on tensors, and parameters by name: the parts of which {@code model} and {@code peers} build networks. It uses
 * {@code tensor}, {@code weights}, the configurations of {@code network}, and {@code picture.Size}.
 *
 * <p>Words: a <i>layer</i> maps features to features and borrows its argument, a <i>path</i> is a place in the tree of
 * parameter names, a <i>layered network</i> is a network of one size that can build its layers on given parameters. It
 * contains no network, no optimizer and no loss.
 */
package dsgformer.nn;
