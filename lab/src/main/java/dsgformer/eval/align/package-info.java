/**
 * The metrics of RealBlur, whose sharp picture another camera took: aligns the restored picture with the sharp one by ECC, as
 * OpenCV does, and compares where both show the scene. The entry is {@link dsgformer.eval.align.AlignedMetrics}, which
 * {@code eval} uses. May use {@code picture} only.
 *
 * <p>Words: a <i>homography</i> is a projective map of the plane, to <i>warp</i> is to sample a picture through it, <i>shown</i> are the
 * pixels that both pictures have. It knows neither data sets nor reports.
 */
package dsgformer.eval.align;
