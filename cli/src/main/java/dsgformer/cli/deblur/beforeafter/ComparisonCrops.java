package dsgformer.cli.deblur.beforeafter;

import dsgformer.page.Thumbnails;
import dsgformer.photo.Detail;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The pictures of a before/after page: the whole photo scaled down, and crops at full size where it changed most. Both
 * have the channels and the depth of the photo after.
 *
 * @param size of the whole photo
 * @param gain how many times as much fine detail the photo after shows, by {@link Detail}; 1 if there is none before
 * @param factor divisor of the sides
 */
record ComparisonCrops(Size size, double gain, int factor, Photo before, Photo after, List<Part> parts) {

    /** A larger photo is divided by a whole number until its sides are no longer than this. */
    private static final int LONGEST_SIDE = 2000;

    private static final Size CROP = new Size(400, 300);
    private static final int CROPS = 4;

    /** A part of the photo. */
    record Part(Rectangle place, Photo before, Photo after) {}

    /** The photo before: scaled down, and in grey to compare with. */
    private record First(Photo small, Photo grey, double detail) {}

    private record Second(
            Size size, double detail, PixelKind kind, Photo small, List<Rectangle> places, List<Photo> cuts) {}

    static ComparisonCrops of(BeforeAfter photo) throws IOException {
        First first = first(photo.before());
        Second second = second(photo.after(), first.grey);
        List<Photo> cuts = second.places.isEmpty() ? List.of() : cuts(photo.before(), second.places);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            parts.add(new Part(second.places.get(i), Thumbnails.inKind(second.kind, cuts.get(i)), second.cuts.get(i)));
        }
        Photo before = Thumbnails.inKind(second.kind, first.small);
        double gain = first.detail > 0 ? second.detail / first.detail : 1;
        return new ComparisonCrops(second.size, gain, factor(second.size), before, second.small, parts);
    }

    /** Approximate memory of {@link #of}: one photo, the other in grey, the small ones and the buffer of the page. */
    static long bytes(Photo photo) {
        long whole = photo.kind().bytes(photo.size());
        int factor = factor(photo.size());
        return whole + photo.size().pixels() + 4 * whole / factor / factor;
    }

    private static int factor(Size size) {
        return Thumbnails.factor(size, LONGEST_SIDE);
    }

    private static First first(Photo before) {
        return new First(Thumbnails.shrunk(before, factor(before.size())), Thumbnails.grey(before), Detail.of(before));
    }

    private static Second second(Photo after, Photo greyBefore) {
        List<Rectangle> places = ChangedRegions.of(greyBefore, after, CROP, CROPS);
        Photo small = Thumbnails.shrunk(after, factor(after.size()));
        return new Second(after.size(), Detail.of(after), after.kind(), small, places, cuts(after, places));
    }

    private static List<Photo> cuts(Photo photo, List<Rectangle> places) {
        return places.stream().map(place -> Thumbnails.cut(photo, place)).toList();
    }
}
