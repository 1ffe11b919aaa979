package dsgformer.photo.codec.tiff;

import dsgformer.photo.codec.PhotoSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pictures of a TIFF: the directories of its chain, each followed by its subdirectories. The photo is the largest
 * that is neither a reduced version of another nor a mask; of equally large ones the first.
 */
final class TiffPictures {

    /** What a directory says about its picture. */
    private enum Kind {
        FULL("further picture"),
        REDUCED("reduced picture"),
        MASK("mask");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** A directory with pixels, and the one that it is a subdirectory of. */
    private record Picture(TiffDirectory directory, Optional<TiffDirectory> above, Kind kind, long pixels) {}

    private record Place(long offset, Optional<TiffDirectory> above) {}

    /** Bits of NewSubfileType. */
    private static final int REDUCED = 1;

    private static final int MASK = 4;
    private static final int DEPTH_MAP = 8;

    private static final int OLD_REDUCED = 2;
    private static final int MASK_PHOTOMETRIC = 4;

    /** Far more entries than the directories of a real file have; directories behind them are ignored. */
    private static final int MOST_ENTRIES = 1 << 17;

    private static final int MOST_SUBDIRECTORIES = 1 << 10;

    private final TiffDirectory first;
    private final List<Picture> pictures;
    private final Optional<Picture> photo;

    private TiffPictures(TiffDirectory first, List<Picture> pictures) {
        this.first = first;
        this.pictures = pictures;
        this.photo = largest(Kind.FULL).or(() -> largest(Kind.REDUCED));
    }

    /**
     * The pictures of a structure that {@link TiffDirectory#isAt} recognizes. Damaged directories are ignored, except
     * the first.
     */
    static TiffPictures of(PhotoSource source) {
        TiffDirectory first = TiffDirectory.first(source);
        List<Picture> pictures = new ArrayList<>();
        Deque<Place> places = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>(Set.of(first.start()));
        int entries = first.size();
        add(pictures, first, Optional.empty());
        pushBehind(places, first, Optional.empty());
        while (!places.isEmpty() && entries < MOST_ENTRIES) {
            Place place = places.pop();
            Optional<TiffDirectory> directory = seen.add(place.offset) ? first.sibling(place.offset) : Optional.empty();
            if (directory.isPresent()) {
                entries += directory.get().size();
                add(pictures, directory.get(), place.above);
                pushBehind(places, directory.get(), place.above);
            }
        }
        return new TiffPictures(first, pictures);
    }

    /** Pushes the places of the next directory in the chain and, to be popped before it, of the subdirectories. */
    private static void pushBehind(Deque<Place> places, TiffDirectory directory, Optional<TiffDirectory> above) {
        if (directory.next() != 0) {
            places.push(new Place(directory.next(), above));
        }
        long count = Math.min(directory.count(TiffTag.SUB_DIRECTORIES), MOST_SUBDIRECTORIES);
        for (long i = count - 1; i >= 0; i--) {
            directory
                    .soundValue(TiffTag.SUB_DIRECTORIES, i)
                    .ifPresent(offset -> places.push(new Place(offset, Optional.of(directory))));
        }
    }

    private static void add(List<Picture> pictures, TiffDirectory directory, Optional<TiffDirectory> above) {
        long width = directory.soundValue(TiffTag.WIDTH, 0).orElse(0L);
        long height = directory.soundValue(TiffTag.HEIGHT, 0).orElse(0L);
        boolean stored = directory.has(TiffTag.STRIP_OFFSETS) || directory.has(TiffTag.TILE_OFFSETS);
        if (stored && width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE) {
            pictures.add(new Picture(directory, above, kind(directory), width * height));
        }
    }

    private static Kind kind(TiffDirectory directory) {
        long type = directory.soundValue(TiffTag.SUBFILE_TYPE, 0).orElse(0L);
        long old = directory.soundValue(TiffTag.OLD_SUBFILE_TYPE, 0).orElse(0L);
        long photometric = directory.soundValue(TiffTag.PHOTOMETRIC, 0).orElse(0L);
        if ((type & (MASK | DEPTH_MAP)) != 0 || photometric == MASK_PHOTOMETRIC) {
            return Kind.MASK;
        }
        return (type & REDUCED) != 0 || old == OLD_REDUCED ? Kind.REDUCED : Kind.FULL;
    }

    private Optional<Picture> largest(Kind kind) {
        return pictures.stream()
                .filter(picture -> picture.kind == kind)
                .reduce((best, next) -> next.pixels > best.pixels ? next : best);
    }

    /** The directory of the photo. */
    TiffDirectory photo() {
        return photo.map(Picture::directory).orElse(first);
    }

    /**
     * The directories that describe the photo, its own before those that it inherits from: the one above it, and the
     * first of the file unless that describes a picture of its own.
     */
    List<TiffDirectory> describing() {
        Stream<TiffDirectory> above = photo.flatMap(Picture::above).stream();
        boolean independent = largest(Kind.FULL).isPresent() && kind(first) == Kind.FULL;
        return Stream.concat(Stream.concat(Stream.of(photo()), above), independent ? Stream.empty() : Stream.of(first))
                .distinct()
                .toList();
    }

    /** Whether the first directory is only a preview of pictures in its subdirectories, as in raw files of cameras. */
    boolean startsWithPreview() {
        return kind(first) == Kind.REDUCED && first.has(TiffTag.SUB_DIRECTORIES);
    }

    /** Whether the photo is not reduced. */
    boolean hasFullPicture() {
        return photo.filter(picture -> picture.kind == Kind.FULL).isPresent();
    }

    boolean anyMatch(Predicate<TiffDirectory> wanted) {
        return wanted.test(first) || pictures.stream().map(Picture::directory).anyMatch(wanted);
    }

    /** A warning about the pictures that are not the photo; empty if there are none. */
    Optional<String> leftOut() {
        String others = Stream.of(Kind.values())
                .map(kind -> counted(
                        kind,
                        pictures.stream()
                                .filter(picture -> picture.kind == kind && picture.directory != photo())
                                .count()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("of its TIFF only the largest picture is kept; left out: " + others);
    }

    private static Optional<String> counted(Kind kind, long count) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + kind.words + (count == 1 ? "" : "s"));
    }
}
