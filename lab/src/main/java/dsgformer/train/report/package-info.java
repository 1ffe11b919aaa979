/**
 * The logs of a training: {@link dsgformer.train.report.TrainingEvent}s go to {@code metrics.jsonl}, to TensorBoard's event files,
 * to pictures of validation images and to {@code report.html}. Below {@code train}, which sends the events, and above
 * {@code page} and {@code io}; measures nothing itself and changes no weights.
 *
 * <p>Words: an <i>event</i> is one report of the trainer, a <i>listener</i> its consumer.
 */
package dsgformer.train.report;
