/**
 * The parts of one optimizer step in one process: loss and gradients of a batch, AdamW, the running average of the weights, and
 * the learning rate. Uses {@code nn} and {@code tensor}, and takes its crops from {@code train.samples}. Exchanges nothing between
 * processes ({@code train.team}) and writes no files.
 *
 * <p>Words: a <i>batch</i> is the crops of a step in one process, a <i>worker</i> a thread that computes its part of the batch.
 */
package dsgformer.train.step;
