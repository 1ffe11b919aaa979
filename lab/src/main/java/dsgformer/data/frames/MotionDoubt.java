package dsgformer.data.frames;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;

/** Gap by gap and cell by cell, how many pixels disagree after they were moved, and how far they moved. */
final class MotionDoubt {

    /** What is seen as a ghost: 30 levels of 255 between two moved frames. */
    private static final float VISIBLE = 30 / 255f;

    private static final int STEP = 2; // every second pixel of every second row tells enough

    private final List<Gap> gaps = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // written once, by add
    private record Gap(int columns, float[] ghosts, float[] motion) {}

    void add(BlockMotion motion, Planes a, Planes b) {
        int columns = (a.width() + BlockMotion.CELL - 1) / BlockMotion.CELL;
        int rows = (a.height() + BlockMotion.CELL - 1) / BlockMotion.CELL;
        Gap gap = new Gap(columns, new float[columns * rows], new float[columns * rows]);
        int[] seen = new int[columns * rows];
        for (int y = 0; y < a.height(); y += STEP) {
            for (int x = 0; x < a.width(); x += STEP) {
                int cell = y / BlockMotion.CELL * columns + x / BlockMotion.CELL;
                gap.ghosts[cell] += motion.disagreement(a, b, x, y) > VISIBLE ? 1 : 0;
                gap.motion[cell] += (float) motion.distance(x, y);
                seen[cell]++;
            }
        }
        for (int cell = 0; cell < seen.length; cell++) {
            gap.ghosts[cell] /= seen[cell];
            gap.motion[cell] /= seen[cell];
        }
        gaps.add(gap);
    }

    FrameWindow.Part part(int x, int y, Size size) {
        double ghosts = 0;
        double motion = 0;
        for (Gap gap : gaps) {
            ghosts = Math.max(ghosts, mean(gap.ghosts, gap.columns, x, y, size));
            motion += mean(gap.motion, gap.columns, x, y, size);
        }
        return new FrameWindow.Part(ghosts, motion);
    }

    private static double mean(float[] cells, int columns, int x, int y, Size size) {
        double sum = 0;
        int count = 0;
        for (int row = y / BlockMotion.CELL; row <= (y + size.height() - 1) / BlockMotion.CELL; row++) {
            for (int column = x / BlockMotion.CELL; column <= (x + size.width() - 1) / BlockMotion.CELL; column++) {
                sum += cells[row * columns + column];
                count++;
            }
        }
        return sum / count;
    }
}
