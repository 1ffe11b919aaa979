package dsgformer.cli.deblur.beforeafter;

import dsgformer.page.Thumbnails;
import dsgformer.photo.Photo;
import dsgformer.picture.Size;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** Where a photo changed most in brightness: windows of one size that do not overlap, the most changed first. */
final class ChangedRegions {

    /** Windows begin at multiples of so many pixels, and changes are summed over squares of that side. */
    private static final int CELL = 16;

    /** Mean change of a window, in levels of 255, below which there is nothing to show. */
    private static final double LEAST = 0.25;

    private ChangedRegions() {}

    /**
     * At most {@code most} windows, none where almost nothing changed; a smaller photo is its own window.
     *
     * @param after of the size of {@code before}
     */
    static List<Rectangle> of(Photo before, Photo after, Size window, int most) {
        Size size = before.size();
        int width = Math.min(window.width(), size.width());
        int height = Math.min(window.height(), size.height());
        double[][] sums = sums(before, after);
        List<Rectangle> found = new ArrayList<>();
        while (found.size() < most) {
            Rectangle best = null;
            double largest = LEAST * width * height;
            for (int y = 0; y + height <= size.height(); y += CELL) {
                for (int x = 0; x + width <= size.width(); x += CELL) {
                    Rectangle candidate = new Rectangle(x, y, width, height);
                    double sum = sum(sums, candidate);
                    if (sum > largest && found.stream().noneMatch(candidate::intersects)) {
                        largest = sum;
                        best = candidate;
                    }
                }
            }
            if (best == null) {
                break;
            }
            found.add(best);
        }
        return found;
    }

    /** Summed-area table over cells: the change above and left of each corner, in levels of 255. */
    private static double[][] sums(Photo before, Photo after) {
        int columns = (before.size().width() + CELL - 1) / CELL;
        int rows = (before.size().height() + CELL - 1) / CELL;
        double[][] sums = new double[rows + 1][columns + 1];
        for (int y = 0; y < before.size().height(); y++) {
            for (int x = 0; x < before.size().width(); x++) {
                sums[y / CELL + 1][x / CELL + 1] +=
                        Math.abs(Thumbnails.level(after, y, x) - Thumbnails.level(before, y, x));
            }
        }
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= columns; column++) {
                sums[row][column] += sums[row - 1][column] + sums[row][column - 1] - sums[row - 1][column - 1];
            }
        }
        return sums;
    }

    private static double sum(double[][] sums, Rectangle window) {
        int left = window.x / CELL;
        int top = window.y / CELL;
        int right = (window.x + window.width + CELL - 1) / CELL;
        int bottom = (window.y + window.height + CELL - 1) / CELL;
        return sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left];
    }
}
