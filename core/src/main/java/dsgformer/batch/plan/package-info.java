/**
 * Before the walk: finds the photos of a batch and names their outputs. {@link dsgformer.batch.plan.PhotoSearch} lists
 * files, {@link dsgformer.batch.plan.Naming} gives paths, {@link dsgformer.batch.plan.JobPlan} checks that no photo is lost.
 * Uses {@code photo} (names of formats, headers) and {@code io}.
 *
 * <p>Words: <i>named</i> is a file that the user named itself; <i>left out</i> is a file that was found but is not an input;
 * <i>beside</i> is in the photo's own folder. It reads headers at most, writes nothing and runs no network.
 */
package dsgformer.batch.plan;
