/**
 * {@code dsgformer compare}: measures several checkpoints on the same pairs, times networks without weights, and writes
 * tables and a page of pictures beside what was published. Uses {@code eval}, {@code infer}, {@code network} and
 * {@code page}; of {@code dsgformer.cli} it knows {@code run} and {@code options} only, no other command.
 *
 * <p>Words: a <i>model</i> is one compared checkpoint or size, a <i>row</i> its results, a <i>fingerprint</i> what the
 * results depend on: a later run reuses a row whose fingerprint is equal. How PSNR and SSIM are computed is
 * {@code dsgformer.eval}'s.
 */
package dsgformer.cli.compare;
