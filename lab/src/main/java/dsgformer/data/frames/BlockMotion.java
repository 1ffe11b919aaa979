package dsgformer.data.frames;

import dsgformer.picture.Planes;
import java.util.Arrays;

/**
 * How things move between two frames, seen from halfway: whatever is at x then was at x − v/2 in the first and is at x + v/2 in
 * the second. Blocks are matched from coarse pictures to fine ones, each starting from what its neighbors found, at last to
 * fractions of a pixel; a median removes single blocks that went astray. Seen from halfway there are no holes, and both frames
 * must agree: where they do not ({@link #disagreement}), something was hidden or the match failed, and an average would
 * show a ghost. Motion of more than about 60 pixels is not found.
 */
final class BlockMotion {

    /** Between the centers of blocks, in pixels of their level. */
    static final int CELL = 8;

    private static final int HALF_WINDOW = 7;
    private static final int SAMPLED =
            2; // every second pixel of every second row of a block's surroundings tells enough
    private static final int COARSEST = 8;
    private static final int COARSE_REACH = 4;
    private static final int FINE_REACH = 1;

    /** What a match must gain per pixel that it departs from its neighbors, in levels of 255: flat places follow them. */
    private static final double COST = 0.15;

    private final int columns;
    private final int rows;
    private final float[] dx;
    private final float[] dy;

    private BlockMotion(int width, int height) {
        this.columns = (width + CELL - 1) / CELL;
        this.rows = (height + CELL - 1) / CELL;
        this.dx = new float[columns * rows];
        this.dy = new float[columns * rows];
    }

    /** From {@code a} to {@code b}: a(x − v/2) ≈ b(x + v/2). */
    static BlockMotion between(Planes a, Planes b) {
        BlockMotion coarser = null;
        for (int factor = COARSEST; factor >= 1; factor /= 2) {
            Planes greyA = grey(a, factor);
            Planes greyB = grey(b, factor);
            BlockMotion motion = new BlockMotion(greyA.width(), greyA.height());
            if (coarser != null) {
                motion.startFrom(coarser);
            }
            int reach = coarser == null ? COARSE_REACH : FINE_REACH;
            motion.match(greyA, greyB, reach);
            motion.match(greyA, greyB, FINE_REACH);
            if (factor == 1) {
                motion.refine(greyA, greyB);
            }
            motion.smooth();
            coarser = motion;
        }
        return coarser;
    }

    private void startFrom(BlockMotion coarser) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float x = (column + 0.5f) * CELL / 2;
                float y = (row + 0.5f) * CELL / 2;
                dx[row * columns + column] = Math.round(2 * coarser.at(coarser.dx, x, y));
                dy[row * columns + column] = Math.round(2 * coarser.at(coarser.dy, x, y));
            }
        }
    }

    /** Once over all blocks: each takes the best of what it and its neighbors have, and of what is near that. */
    private void match(Planes a, Planes b, int reach) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int cell = row * columns + column;
                float[] best = {dx[cell], dy[cell]};
                double least = cost(a, b, column, row, best[0], best[1]);
                for (int n = 0; n < 9; n++) {
                    int r = row + n / 3 - 1;
                    int c = column + n % 3 - 1;
                    if (r >= 0 && r < rows && c >= 0 && c < columns) {
                        least = better(a, b, column, row, dx[r * columns + c], dy[r * columns + c], least, best);
                    }
                }
                float x = best[0];
                float y = best[1];
                for (int i = -reach; i <= reach; i++) {
                    for (int j = -reach; j <= reach; j++) {
                        least = better(a, b, column, row, x + j, y + i, least, best);
                    }
                }
                dx[cell] = best[0];
                dy[cell] = best[1];
            }
        }
    }

    private double better(Planes a, Planes b, int column, int row, float x, float y, double least, float[] best) {
        double here = x == best[0] && y == best[1] ? least : cost(a, b, column, row, x, y);
        if (here < least) {
            best[0] = x;
            best[1] = y;
            return here;
        }
        return least;
    }

    /** To a half and a quarter of a pixel. */
    private void refine(Planes a, Planes b) {
        for (float step = 0.5f; step >= 0.25f; step /= 2) {
            for (int cell = 0; cell < dx.length; cell++) {
                float[] best = {dx[cell], dy[cell]};
                double least = cost(a, b, cell % columns, cell / columns, best[0], best[1]);
                float x = best[0];
                float y = best[1];
                for (int n = 0; n < 9; n++) {
                    least = better(
                            a,
                            b,
                            cell % columns,
                            cell / columns,
                            x + (n % 3 - 1) * step,
                            y + (n / 3 - 1) * step,
                            least,
                            best);
                }
                dx[cell] = best[0];
                dy[cell] = best[1];
            }
        }
    }

    /** Mean absolute difference around a block, in levels of 255, and what departing from the neighbors costs. */
    private double cost(Planes a, Planes b, int column, int row, float x, float y) {
        int centerX = column * CELL + CELL / 2;
        int centerY = row * CELL + CELL / 2;
        double sum = 0;
        int count = 0;
        boolean whole = x == Math.rint(x) && y == Math.rint(y);
        int backX = Math.round(x - (float) Math.floor(x / 2));
        int backY = Math.round(y - (float) Math.floor(y / 2));
        int forthX = (int) Math.floor(x / 2);
        int forthY = (int) Math.floor(y / 2);
        for (int py = centerY - HALF_WINDOW; py <= centerY + HALF_WINDOW; py += SAMPLED) {
            for (int px = centerX - HALF_WINDOW; px <= centerX + HALF_WINDOW; px += SAMPLED) {
                if (whole) {
                    int ax = px - backX;
                    int ay = py - backY;
                    int bx = px + forthX;
                    int by = py + forthY;
                    if (inside(a, ax, ay) && inside(b, bx, by)) {
                        sum += Math.abs(a.values()[ay * a.width() + ax] - b.values()[by * b.width() + bx]);
                        count++;
                    }
                } else if (inside(a, (int) (px - x / 2), (int) (py - y / 2))
                        && inside(b, (int) (px + x / 2), (int) (py + y / 2))) {
                    sum += Math.abs(sample(a, 0, px - x / 2, py - y / 2) - sample(b, 0, px + x / 2, py + y / 2));
                    count++;
                }
            }
        }
        double matched = count < HALF_WINDOW ? 64 : 255 * sum / count; // nearly all is out of the picture
        return matched + COST * departure(column, row, x, y);
    }

    private double departure(int column, int row, float x, float y) {
        double sum = 0;
        int count = 0;
        for (int n = 1; n < 9; n += 2) { // left, right, above, below
            int r = row + n / 3 - 1;
            int c = column + n % 3 - 1;
            if (r >= 0 && r < rows && c >= 0 && c < columns) {
                sum += Math.hypot(x - dx[r * columns + c], y - dy[r * columns + c]);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static boolean inside(Planes of, int x, int y) {
        return x >= 0 && y >= 0 && x < of.width() && y < of.height();
    }

    private void smooth() {
        float[] x = medians(dx);
        float[] y = medians(dy);
        System.arraycopy(x, 0, dx, 0, x.length);
        System.arraycopy(y, 0, dy, 0, y.length);
    }

    private float[] medians(float[] field) {
        float[] out = new float[field.length];
        float[] near = new float[9];
        for (int cell = 0; cell < field.length; cell++) {
            for (int n = 0; n < 9; n++) {
                int row = Math.max(0, Math.min(rows - 1, cell / columns + n / 3 - 1));
                int column = Math.max(0, Math.min(columns - 1, cell % columns + n % 3 - 1));
                near[n] = field[row * columns + column];
            }
            Arrays.sort(near);
            out[cell] = near[4];
        }
        return out;
    }

    private static Planes grey(Planes of, int factor) {
        Planes out = Planes.of(1, Math.max(1, of.height() / factor), Math.max(1, of.width() / factor));
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                float sum = 0;
                for (int i = 0; i < factor * factor; i++) {
                    int row = Math.min(of.height() - 1, y * factor + i / factor);
                    int column = Math.min(of.width() - 1, x * factor + i % factor);
                    sum += of.at(0, row, column) + 2 * of.at(1, row, column) + of.at(2, row, column);
                }
                out.values()[out.index(0, y, x)] = sum / (4 * factor * factor);
            }
        }
        return out;
    }

    /** The frame at time t of [0, 1] between a and b: (1 − t) · a(x − t·v) + t · b(x + (1 − t)·v). */
    Planes between(Planes a, Planes b, float t) {
        Planes out = Planes.of(3, a.height(), a.width());
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                // what is at x at time t: its motion is known where it is halfway
                float halfwayX = x + 0.5f + (0.5f - t) * at(dx, x + 0.5f, y + 0.5f);
                float halfwayY = y + 0.5f + (0.5f - t) * at(dy, x + 0.5f, y + 0.5f);
                float vx = at(dx, halfwayX, halfwayY);
                float vy = at(dy, halfwayX, halfwayY);
                addSample(a, x - t * vx, y - t * vy, 1 - t, out, x, y);
                addSample(b, x + (1 - t) * vx, y + (1 - t) * vy, t, out, x, y);
            }
        }
        return out;
    }

    /** All channels at once: out(x, y) += weight · of(fromX, fromY). */
    private static void addSample(Planes of, float fromX, float fromY, float weight, Planes out, int x, int y) {
        float column = Math.max(0, Math.min(of.width() - 1, fromX));
        float row = Math.max(0, Math.min(of.height() - 1, fromY));
        int left = (int) column;
        int top = (int) row;
        int toRight = left + 1 < of.width() ? 1 : 0;
        int below = top + 1 < of.height() ? of.width() : 0;
        float fx = column - left;
        float fy = row - top;
        float[] from = of.values();
        for (int c = 0; c < 3; c++) {
            int at = of.index(c, top, left);
            out.values()[out.index(c, y, x)] += weight
                    * ((1 - fy) * ((1 - fx) * from[at] + fx * from[at + toRight])
                            + fy * ((1 - fx) * from[at + below] + fx * from[at + below + toRight]));
        }
    }

    /** By how much a and b, both moved halfway, differ at a pixel; the mean over its channels. */
    float disagreement(Planes a, Planes b, int x, int y) {
        float fx = at(dx, x + 0.5f, y + 0.5f) / 2;
        float fy = at(dy, x + 0.5f, y + 0.5f) / 2;
        float sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += Math.abs(sample(a, c, x - fx, y - fy) - sample(b, c, x + fx, y + fy));
        }
        return sum / 3;
    }

    /** How far what is at a pixel halfway moves from frame to frame. */
    double distance(int x, int y) {
        return Math.hypot(at(dx, x + 0.5f, y + 0.5f), at(dy, x + 0.5f, y + 0.5f));
    }

    /** Bilinear between the centers of blocks; the center of the first pixel is at (½, ½). */
    private float at(float[] field, float x, float y) {
        float column = Math.max(0, Math.min(columns - 1, x / CELL - 0.5f));
        float row = Math.max(0, Math.min(rows - 1, y / CELL - 0.5f));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(columns - 1, left + 1);
        int bottom = Math.min(rows - 1, top + 1);
        float fx = column - left;
        float fy = row - top;
        return (1 - fy) * ((1 - fx) * field[top * columns + left] + fx * field[top * columns + right])
                + fy * ((1 - fx) * field[bottom * columns + left] + fx * field[bottom * columns + right]);
    }

    private static float sample(Planes of, int c, float x, float y) {
        float column = Math.max(0, Math.min(of.width() - 1, x));
        float row = Math.max(0, Math.min(of.height() - 1, y));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(of.width() - 1, left + 1);
        int bottom = Math.min(of.height() - 1, top + 1);
        float fx = column - left;
        float fy = row - top;
        return (1 - fy) * ((1 - fx) * of.at(c, top, left) + fx * of.at(c, top, right))
                + fy * ((1 - fx) * of.at(c, bottom, left) + fx * of.at(c, bottom, right));
    }
}
