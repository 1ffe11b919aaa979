package dsgformer.server.photos;

import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;

/** A smaller copy of a photo: each pixel is the mean of those that it replaces, without alpha, of 8 bits. */
final class Reduction {

    private Reduction() {}

    static Photo of(Photo original, int longestSide) {
        Size from = original.size();
        double factor = Math.min(1, (double) longestSide / Math.max(from.width(), from.height()));
        Size to = new Size(Math.max(1, (int) Math.round(from.width() * factor)), Math.max(1, (int)
                Math.round(from.height() * factor)));
        return Photo.of(to, PixelKind.RGB, (c, y, x) -> mean(original, to, original.grey() ? 0 : c, y, x));
    }

    private static int mean(Photo photo, Size to, int channel, int y, int x) {
        Size from = photo.size();
        int top = (int) ((long) y * from.height() / to.height());
        int bottom = Math.max(top + 1, (int) ((y + 1L) * from.height() / to.height()));
        int left = (int) ((long) x * from.width() / to.width());
        int right = Math.max(left + 1, (int) ((x + 1L) * from.width() / to.width()));
        long sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += photo.sample(channel, row, column);
            }
        }
        double mean = (double) sum / ((long) (bottom - top) * (right - left));
        return (int) Math.round(255 * mean / photo.depth().max());
    }
}
