/**
 * Tensors: the only package that calls libtorch. Networks that run on libtorch compute here, and training takes its
 * gradients from here. It uses two exceptions of {@code network}; its exceptions are
 * {@link dsgformer.tensor.TorchException} and {@link dsgformer.tensor.ShapeMismatchException}.
 *
 * <p>Words: a <i>scope</i> frees the tensors made in it, an <i>arena</i> holds tensors beyond all scopes, a <i>tape</i>
 * is a forward pass in segments. It defines no layers and reads no files.
 */
package dsgformer.tensor;
