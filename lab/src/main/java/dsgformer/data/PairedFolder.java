package dsgformer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the pairs in a folder. Pictures are PNG or JPEG; the layout decides which two are a pair. Ignores other and hidden files,
 * and folders that hold neither half; does not open the pictures.
 */
public final class PairedFolder {

    private PairedFolder() {}

    /**
     * The sets of pairs in {@code place}, sets and pairs in natural order of their names, those of lists in the lists' order.
     *
     * @throws InvalidDatasetException if there is nothing of that layout, if a picture has no partner, or if two pictures
     *     have the same name
     */
    public static List<PairSet> read(Path place, DatasetLayout layout) throws IOException {
        return read(place, layout, finding -> {
            throw new InvalidDatasetException(finding.place(), finding.text());
        });
    }

    /**
     * As {@link #read(Path, DatasetLayout)}, but passes problems of single pictures to {@code problems} and returns the remaining
     * pairs.
     *
     * @throws InvalidDatasetException if there is nothing of that layout
     */
    public static List<PairSet> read(Path place, DatasetLayout layout, Consumer<Finding> problems) throws IOException {
        List<PairSet> sets = read(place, layout, name -> true, problems);
        if (sets.isEmpty()) {
            throw notOf(layout == DatasetLayout.AUTO ? detect(place) : layout, place);
        }
        return sets;
    }

    /**
     * As {@link #read(Path, DatasetLayout, Consumer)}, only the sets of some names, perhaps none: what belongs to others
     * may be missing.
     */
    public static List<PairSet> read(
            Path place, DatasetLayout layout, Predicate<String> wanted, Consumer<Finding> problems) throws IOException {
        boolean mayBeFile = layout == DatasetLayout.LIST || layout == DatasetLayout.AUTO;
        if (!Files.isDirectory(place) && !(mayBeFile && Files.isRegularFile(place))) {
            throw new InvalidDatasetException(place, "no such folder; need " + layout.looksLike());
        }
        DatasetLayout found = layout == DatasetLayout.AUTO ? detect(place) : layout;
        return reader(found).read(place, wanted, problems);
    }

    /**
     * The one layout that {@code place} looks like.
     *
     * @throws InvalidDatasetException if it looks like none, or like several
     */
    public static DatasetLayout detect(Path place) throws IOException {
        List<DatasetLayout> candidates = new ArrayList<>();
        for (DatasetLayout layout : DatasetLayout.values()) {
            if (layout != DatasetLayout.AUTO && reader(layout).recognizes(place)) {
                candidates.add(layout);
            }
        }
        if (candidates.isEmpty()) {
            throw notOf(DatasetLayout.AUTO, place);
        }
        if (candidates.size() > 1) {
            throw new InvalidDatasetException(
                    place,
                    "could be "
                            + candidates.stream().map(DatasetLayout::label).collect(Collectors.joining(" or "))
                            + "; say which with --layout");
        }
        return candidates.get(0);
    }

    private static LayoutReader reader(DatasetLayout layout) {
        return switch (layout) {
            case AUTO -> throw new IllegalArgumentException("auto is no layout to read, detect one first");
            case FLAT -> new FlatReader();
            case GOPRO -> new GoproReader();
            case HIDE -> new HideReader();
            case REDS -> new RedsReader();
            case REALBLUR -> new RealblurReader();
            case LIST -> new ListReader();
        };
    }

    private static InvalidDatasetException notOf(DatasetLayout layout, Path place) throws IOException {
        String found =
                Folders.shown(Folders.in(place).stream().map(Folders::name).toList());
        return new InvalidDatasetException(
                place,
                "no pairs here; found " + (found.isEmpty() ? "no folders" : "the folders " + found) + ", need "
                        + layout.looksLike());
    }
}
