/**
 * {@code dsgformer eval}: measures PSNR and SSIM of a network, or of pictures restored earlier, on pairs. Uses
 * {@code data}, {@code eval} and {@code infer}; of {@code dsgformer.cli} it knows {@code run} and {@code options} only,
 * no other command.
 *
 * <p>Words: a <i>system</i> is what is measured, a <i>protocol</i> how pictures are aligned before they are measured, a
 * <i>score</i> the result of one picture. Metrics, tables and the gallery are {@code dsgformer.eval}'s.
 */
package dsgformer.cli.eval;
