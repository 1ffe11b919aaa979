/**
 * Data-parallel training: several processes that sum their gradients over Gloo and take the same steps. Above
 * {@code train.step}, whose gradients it exchanges; Gloo itself is reached through {@code tensor}. Saves nothing
 * itself: {@link dsgformer.train.team.LostWorkerException} names the ranks that may write a checkpoint.
 *
 * <p>Words: a <i>team</i> is all processes of one training, a <i>rank</i> the number of one of them, a
 * <i>rendezvous</i> the
 * address of rank 0.
 */
package dsgformer.train.team;
