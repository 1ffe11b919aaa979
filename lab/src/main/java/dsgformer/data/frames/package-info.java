/**
 * Pairs from video of fast cameras: averages consecutive frames into the blurred picture and takes the middle one as the sharp, as
 * GoPro and REDS were made. The entry is {@link dsgformer.data.frames.FrameAverage}. May use {@code data}, {@code picture},
 * {@code photo} and {@code random}; decoding a video needs an installed {@code ffmpeg}.
 *
 * <p>Words: a <i>window</i> is the frames of one exposure, a <i>light curve</i> the exponent between encoded values and light, <i>block
 * motion</i> the displacements from which frames between two are interpolated. It writes no files.
 */
package dsgformer.data.frames;
