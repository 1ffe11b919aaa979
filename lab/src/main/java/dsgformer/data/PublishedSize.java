package dsgformer.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many pairs the published data sets have, by their authors: GoPro (Nah, CVPR 2017), HIDE (Shen, ICCV 2019), REDS
 * (Nah, CVPRW 2019), RealBlur-J (Rim, ECCV 2020). So a copy in which pairs are missing can be told.
 *
 * @param name the data set's, in words
 * @param train pairs for training
 * @param test pairs for testing; REDS calls them val
 */
record PublishedSize(String name, int train, int test) {

    private static final Map<DatasetLayout, PublishedSize> SIZES = Map.of(
            DatasetLayout.GOPRO, new PublishedSize("GoPro", 2103, 1111),
            DatasetLayout.HIDE, new PublishedSize("HIDE", 6397, 2025),
            DatasetLayout.REDS, new PublishedSize("REDS", 24_000, 3000),
            DatasetLayout.REALBLUR, new PublishedSize("RealBlur-J", 3758, 980));

    /** The pairs of the part that {@code place} is named after, if the layout is that of a published set. */
    static OptionalInt of(DatasetLayout layout, Path place) {
        PublishedSize size = SIZES.get(layout);
        if (size == null || place.getFileName() == null) {
            return OptionalInt.empty();
        }
        String part = place.getFileName().toString().toLowerCase(Locale.ROOT);
        if (part.contains("train")) {
            return OptionalInt.of(size.train);
        }
        return part.contains("test") || part.contains("val") ? OptionalInt.of(size.test) : OptionalInt.empty();
    }

    /** The name of the published set of that layout. */
    static String name(DatasetLayout layout) {
        return SIZES.get(layout).name;
    }
}
