/**
 * Training (§3.1): the loop, its checkpoints and validation, and the search for a learning rate. One step is: read crops,
 * forward pass, loss, gradients, AdamW; {@link dsgformer.train.Trainer} repeats it until the budget is spent. Lab only: nothing
 * that deblurs a photo needs this package. Uses its own subpackages, {@code model}, {@code nn} and {@code tensor} for the network,
 * {@code infer} and {@code eval} for validation.
 *
 * <p>Words: a <i>step</i> is one update of the parameters, a <i>checkpoint</i> everything a run needs to resume, a <i>stage</i> a
 * part of the budget with crops of one size.
 */
package dsgformer.train;
