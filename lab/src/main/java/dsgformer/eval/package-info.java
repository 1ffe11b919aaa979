/**
 * Evaluation: restores the blurred picture of each pair, compares it with the sharp one by PSNR and SSIM, and reports the scores as
 * JSON, CSV, Markdown and HTML. The entry is {@link dsgformer.eval.Evaluation}. May use {@code data}, {@code eval.align},
 * {@code page}, {@code picture} and {@code photo}.
 *
 * <p>Words: a <i>protocol</i> is how the metrics are taken, a <i>subject</i> the evaluated model, engine and inference mode, a
 * <i>gallery</i> the page of the pictures that gained most and least. It runs no network itself: a
 * {@link dsgformer.eval.PictureRestorer} does.
 */
package dsgformer.eval;
