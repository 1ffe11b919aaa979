/**
 * Synthetic motion blur: makes training pairs from sharp photographs by moving a scene along a random camera path and averaging the
 * frames. The entry is {@link dsgformer.data.blur.MotionBlur}. May use {@code data}, {@code picture}, {@code photo} (for JPEG) and
 * {@code random}; {@code data.crops} uses it.
 *
 * <p>Words: a <i>layer</i> is what is filmed, a <i>mover</i> a layer on its path, a <i>pose</i> its place in one frame, a <i>film</i> the
 * frames of one exposure, a <i>recipe</i> the ranges that random choices are drawn from. It finds no photographs and cuts no crops.
 */
package dsgformer.data.blur;
