package dsgformer.photo;

/**
 * How much fine detail a photo shows: the mean difference of neighboring pixels along rows and columns, in shares of
 * white. It compares two versions of one photo, such as before and after, and not two photos: a wall shows less than
 * grass, however sharp.
 *
 * <p>Each of the two pixels is the mean of two, across the direction, so that noise counts less than edges.
 */
public final class Detail {

    private static final int WEIGHTS = 10;

    private Detail() {}

    /** From 0, one color everywhere; 0 for a photo of less than two rows or columns. */
    public static double of(Photo photo) {
        int width = photo.size().width();
        int height = photo.size().height();
        if (width < 2 || height < 2) {
            return 0;
        }
        int[] above = new int[width];
        int[] row = new int[width];
        luma(photo, 0, above);
        double sum = 0;
        for (int y = 1; y < height; y++) {
            luma(photo, y, row);
            long differences = 0;
            for (int x = 1; x < width; x++) {
                differences += Math.abs(above[x] + row[x] - above[x - 1] - row[x - 1]);
                differences += Math.abs(row[x - 1] + row[x] - above[x - 1] - above[x]);
            }
            sum += differences;
            int[] done = above;
            above = row;
            row = done;
        }
        return sum
                / (4.0 * (width - 1) * (height - 1))
                / (WEIGHTS * photo.depth().max());
    }

    /** 3 red, 6 green, 1 blue; grey counts ten times. */
    private static void luma(Photo photo, int y, int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = photo.grey()
                    ? WEIGHTS * photo.sample(0, y, x)
                    : 3 * photo.sample(0, y, x) + 6 * photo.sample(1, y, x) + photo.sample(2, y, x);
        }
    }
}
