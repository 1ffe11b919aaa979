package dsgformer.page;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.photo.metadata.Metadata;
import dsgformer.picture.Size;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

/** Converts photos for display: shrunk, cut, in other channels, or as a data URI. Keeps the color profile. */
public final class Thumbnails {

    private static final int QUALITY = 92;

    private Thumbnails() {}

    /** The photo with sides divided by the least whole number that makes neither longer than {@code longestSide}. */
    public static Photo within(int longestSide, Photo photo) {
        return shrunk(photo, factor(photo.size(), longestSide));
    }

    /** The least whole number to divide sides by so that neither is longer than {@code longestSide}. */
    public static int factor(Size size, int longestSide) {
        return (size.longestSide() + longestSide - 1) / longestSide;
    }

    /** The photo with sides divided by {@code factor}, rounded up, each pixel the mean of those that it stands for. */
    public static Photo shrunk(Photo photo, int factor) {
        if (factor == 1) {
            return photo;
        }
        int width = photo.size().width();
        int height = photo.size().height();
        Size size = new Size((width + factor - 1) / factor, (height + factor - 1) / factor);
        return like(photo, Photo.of(size, photo.kind(), (c, y, x) -> {
            long sum = 0;
            int bottom = Math.min(height, (y + 1) * factor);
            int right = Math.min(width, (x + 1) * factor);
            for (int row = y * factor; row < bottom; row++) {
                for (int column = x * factor; column < right; column++) {
                    sum += photo.sample(c, row, column);
                }
            }
            long count = (long) (bottom - y * factor) * (right - x * factor);
            return (int) ((sum + count / 2) / count);
        }));
    }

    /** A part of the photo, pixel by pixel. */
    public static Photo cut(Photo photo, Rectangle part) {
        return like(
                photo,
                Photo.of(
                        new Size(part.width, part.height),
                        photo.kind(),
                        (c, y, x) -> photo.sample(c, part.y + y, part.x + x)));
    }

    /** The photo with other channels and another depth, so that it can be compared with one that has them. */
    public static Photo inKind(PixelKind to, Photo photo) {
        PixelKind from = photo.kind();
        if (from.equals(to)) {
            return photo;
        }
        long white = from.depth().max();
        return like(photo, Photo.of(photo.size(), to, (c, y, x) -> {
            if (c == to.colors() && !from.alpha()) {
                return to.depth().max();
            }
            long sample = c == to.colors()
                    ? photo.sample(from.colors(), y, x)
                    : from.grey() ? photo.sample(0, y, x) : to.grey() ? mean(photo, y, x) : photo.sample(c, y, x);
            return (int) ((sample * to.depth().max() + white / 2) / white);
        }));
    }

    /** The photo's {@link #level brightness}, without anything else. */
    public static Photo grey(Photo photo) {
        return photo.kind().equals(PixelKind.GREY)
                ? photo
                : Photo.of(photo.size(), PixelKind.GREY, (c, y, x) -> level(photo, y, x));
    }

    /** The mean of a pixel's colors, from 0 to 255. */
    public static int level(Photo photo, int y, int x) {
        int colors = photo.kind().colors();
        long sum = 0;
        for (int c = 0; c < colors; c++) {
            sum += photo.sample(c, y, x);
        }
        long white = (long) colors * photo.depth().max();
        return (int) ((255 * sum + white / 2) / white);
    }

    private static int mean(Photo photo, int y, int x) {
        return (photo.sample(0, y, x) + photo.sample(1, y, x) + photo.sample(2, y, x)) / 3;
    }

    /** As the value of an image's {@code src}: JPEG, or PNG where there is alpha to be seen. */
    static String dataUri(Photo photo) throws IOException {
        PhotoFormat format = photo.hasAlpha() ? PhotoFormat.PNG : PhotoFormat.JPEG;
        Photo slim = (format == PhotoFormat.PNG ? eightBits(photo) : photo).withMetadata(onlyProfile(photo));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PhotoFiles.write(slim.withJpegQuality(QUALITY), bytes, format);
        return "data:image/" + (format == PhotoFormat.PNG ? "png" : "jpeg") + ";base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static Photo eightBits(Photo photo) {
        int divisor = photo.depth().max() / 255;
        return divisor == 1
                ? photo
                : Photo.of(
                        photo.size(),
                        photo.kind().withDepth(BitDepth.EIGHT),
                        (c, y, x) -> photo.sample(c, y, x) / divisor);
    }

    private static Photo like(Photo original, Photo made) {
        return made.withMetadata(onlyProfile(original)).withJpegQuality(original.jpegQuality());
    }

    private static Metadata onlyProfile(Photo photo) {
        return photo.metadata().icc().map(Metadata.NONE::withIcc).orElse(Metadata.NONE);
    }
}
