package dsgformer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How many pairs a folder has, and how many it would have if it were the whole published set.
 *
 * @param published by {@link PublishedSize}; empty if the folder is no part of a published set
 */
public record PairCount(Path folder, DatasetLayout layout, int pairs, OptionalInt published) {

    /**
     * Counts the pairs of a folder, without opening pictures.
     *
     * @throws InvalidDatasetException if there are none
     */
    public static PairCount of(Path folder, DatasetLayout layout) throws IOException {
        DatasetLayout found = layout == DatasetLayout.AUTO ? PairedFolder.detect(folder) : layout;
        int pairs = PairedFolder.read(folder, found).stream()
                .mapToInt(set -> set.pairs().size())
                .sum();
        return new PairCount(folder, found, pairs, PublishedSize.of(found, folder));
    }

    /** How many pairs of the published set are missing. */
    public int missing() {
        return Math.max(0, published.orElse(0) - pairs);
    }

    /** {@code 40 of GoPro's 2,103, 2,063 are missing}, or {@code 96}. */
    public String inWords() {
        return missing() == 0
                ? String.format(Locale.ROOT, "%,d", pairs)
                : String.format(
                        Locale.ROOT,
                        "%,d of %s's %,d, %,d are missing",
                        pairs,
                        PublishedSize.name(layout),
                        published.getAsInt(),
                        missing());
    }
}
