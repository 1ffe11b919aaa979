package dsgformer.data.frames;

import dsgformer.data.CropPair;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Pairs from films of fast cameras, as GoPro and REDS were made: the mean of some frames is the blurred picture, the middle one
 * the sharp. Windows follow each other; their sizes are drawn from some, as GoPro's are from 7 to 13. Of each, a sum and three
 * frames are in memory.
 *
 * @param windows numbers of frames, odd
 * @param skipped frames that are left out between two windows
 * @param curve what is averaged
 * @param between frames to put between two, by {@link BlockMotion}: without, a fast motion over few frames leaves ghosts
 */
public record FrameAverage(List<Integer> windows, int skipped, LightCurve curve, int between) {

    /** @throws IllegalArgumentException if there is no window, one is even or below 3, or another number is negative */
    public FrameAverage {
        windows = List.copyOf(windows);
        if (windows.isEmpty() || windows.stream().anyMatch(window -> window < 3 || window % 2 == 0)) {
            throw new IllegalArgumentException(
                    "windows are odd, so that there is a middle frame, and at least 3, got " + windows);
        }
        if (skipped < 0 || between < 0) {
            throw new IllegalArgumentException(
                    "frames cannot be fewer than none, got " + skipped + " skipped and " + between + " between two");
        }
    }

    /**
     * The next pair of a film, both on the grid of 8 bits.
     *
     * @param random chooses the window
     * @return empty where too few frames are left
     * @throws IllegalArgumentException if frames differ in size
     */
    public Optional<FrameWindow> next(FrameSource frames, RandomStream random) throws IOException {
        int window = windows.get(random.below(windows.size()));
        double[] sum = null;
        int count = 0;
        MotionDoubt doubt = new MotionDoubt();
        Planes last = null;
        Planes middle = null;
        for (int i = 0; i < window; i++) {
            Optional<Planes> frame = frames.next();
            if (frame.isEmpty()) {
                return Optional.empty();
            }
            Planes here = frame.get();
            if (last == null) {
                sum = new double[here.values().length];
            } else {
                requireSameSize(last, here);
                count += addBetween(last, here, sum, doubt);
            }
            curve.add(here, sum);
            count++;
            middle = i == window / 2 ? here : middle;
            last = here;
        }
        for (int i = 0; i < skipped; i++) {
            if (frames.next().isEmpty()) {
                break;
            }
        }
        return Optional.of(new FrameWindow(new CropPair(curve.mean(sum, count, last), rounded(middle)), doubt));
    }

    private int addBetween(Planes before, Planes after, double[] sum, MotionDoubt doubt) {
        if (between > 0) {
            BlockMotion motion = BlockMotion.between(before, after);
            doubt.add(motion, before, after);
            for (int i = 1; i <= between; i++) {
                curve.add(motion.between(before, after, (float) i / (between + 1)), sum);
            }
        }
        return between;
    }

    private static Planes rounded(Planes frame) {
        double[] values = new double[frame.values().length];
        LightCurve.ENCODED.add(frame, values);
        return LightCurve.ENCODED.mean(values, 1, frame);
    }

    private static void requireSameSize(Planes a, Planes b) {
        if (!a.size().equals(b.size())) {
            throw new IllegalArgumentException(
                    "frames of one film have one size, got " + a.size() + " and " + b.size());
        }
    }
}
