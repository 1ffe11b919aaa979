/**
 * Runs many photos through one {@link dsgformer.infer.Deblurrer}: read, deblur, write as a pipeline, with events,
 * resuming and forecasts. It drives the whole walk: read, the steps of {@code infer}, write. Uses {@code batch.plan},
 * {@code infer}, {@code network}, {@code photo}, {@code picture}, {@code io} and Jackson for the journal.
 *
 * <p>Words: a <i>job</i> is one photo with its output; a <i>stage</i> is read, deblur or write; a <i>placement</i> is the path
 * of an output after {@code --on-exists}; the <i>journal</i> holds what is done, for resuming. It chooses no photos and no
 * names, prints nothing and decodes nothing itself.
 */
package dsgformer.batch;
