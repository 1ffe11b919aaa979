/**
 * The input pipeline of a training: reads the configured pairs and photographs, cuts crops, and prefetches the next batches on
 * background threads. A sample is a pure function of its number and the seed, so a resumed run sees the same crops. Uses
 * {@code data} for sources and crops; gives arrays, not tensors, and computes no gradients.
 *
 * <p>Words: a <i>sample</i> is one pair of crops, blurred and sharp; its <i>number</i> counts from the start of the training.
 */
package dsgformer.train.samples;
