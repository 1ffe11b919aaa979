package dsgformer.data;

import dsgformer.image.PhotoFormat;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the pairs in a folder. Pictures are PNG or JPEG; two are a pair if their paths below the blurred and the sharp
 * folder are equal up to the extension. Other and hidden files are passed over, and so are folders of a dataset that hold
 * neither half; the pictures themselves are not opened.
 */
public final class PairedFolder {

    private static final List<String> BLURRED = List.of("blur", "input");
    private static final List<String> SHARP = List.of("sharp", "target", "gt");
    private static final int NAMES_SHOWN = 3;

    private PairedFolder() {}

    /**
     * The sets of pairs in {@code folder}, sets and pairs in natural order of their names.
     *
     * @throws InvalidDatasetException if the folder is missing or not of that layout, if a picture has no partner, or if
     *     two pictures claim one name
     */
    public static List<PairSet> read(Path folder, DatasetLayout layout) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidDatasetException(folder, "no such folder; need " + layout.looksLike());
        }
        return switch (layout) {
            case FLAT -> flat(folder);
            case GOPRO -> List.of(gopro(folder));
        };
    }

    private static List<PairSet> flat(Path folder) throws IOException {
        Optional<Halves> halves = Halves.of(folder);
        if (halves.isPresent()) {
            return List.of(new PairSet("", halves.get().pairs("")));
        }
        List<PairSet> sets = new ArrayList<>();
        for (Path child : foldersIn(folder)) {
            Optional<Halves> ofChild = Halves.of(child);
            if (ofChild.isPresent()) {
                sets.add(new PairSet(
                        child.getFileName().toString(), ofChild.get().pairs("")));
            }
        }
        if (sets.isEmpty()) {
            throw notOf(DatasetLayout.FLAT, folder);
        }
        return sets;
    }

    private static PairSet gopro(Path folder) throws IOException {
        List<ImagePair> pairs = new ArrayList<>();
        for (Path sequence : foldersIn(folder)) {
            Optional<Halves> halves = Halves.of(sequence);
            if (halves.isPresent()) {
                pairs.addAll(halves.get().pairs(sequence.getFileName() + "/"));
            }
        }
        if (pairs.isEmpty()) {
            throw notOf(DatasetLayout.GOPRO, folder);
        }
        return new PairSet("", pairs);
    }

    private static InvalidDatasetException notOf(DatasetLayout layout, Path folder) throws IOException {
        String found = shown(foldersIn(folder).stream()
                .map(child -> child.getFileName().toString())
                .toList());
        return new InvalidDatasetException(
                folder,
                "no pairs here; found " + (found.isEmpty() ? "no folders" : "the folders " + found) + ", need "
                        + layout.looksLike());
    }

    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !isHidden(child))
                    .sorted((a, b) -> NaturalOrder.INSTANCE.compare(
                            a.getFileName().toString(), b.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static String shown(List<String> names) {
        return names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                + (names.size() > NAMES_SHOWN ? ", ... (" + names.size() + " in all)" : "");
    }

    /** The folder of blurred pictures beside that of sharp ones. */
    private record Halves(Path blurred, Path sharp) {

        /** Empty if {@code folder} holds neither half. */
        static Optional<Halves> of(Path folder) {
            Optional<Path> blurred = first(folder, BLURRED);
            Optional<Path> sharp = first(folder, SHARP);
            if (blurred.isPresent() != sharp.isPresent()) {
                throw new InvalidDatasetException(
                        folder,
                        "found " + blurred.or(() -> sharp).get().getFileName() + " alone, need "
                                + DatasetLayout.FLAT.looksLike());
            }
            return blurred.map(path -> new Halves(path, sharp.get()));
        }

        private static Optional<Path> first(Path folder, List<String> names) {
            return names.stream()
                    .map(folder::resolve)
                    .filter(Files::isDirectory)
                    .findFirst();
        }

        List<ImagePair> pairs(String prefix) throws IOException {
            SortedMap<String, Path> blurredByName = pictures(blurred);
            SortedMap<String, Path> sharpByName = pictures(sharp);
            if (blurredByName.isEmpty() && sharpByName.isEmpty()) {
                throw new InvalidDatasetException(blurred, "no .png, .jpg or .jpeg files here or in " + sharp);
            }
            requirePartners(blurredByName, sharpByName, blurred, sharp);
            requirePartners(sharpByName, blurredByName, sharp, blurred);
            return blurredByName.entrySet().stream()
                    .map(entry ->
                            new ImagePair(prefix + entry.getKey(), entry.getValue(), sharpByName.get(entry.getKey())))
                    .toList();
        }

        private static void requirePartners(
                SortedMap<String, Path> of, SortedMap<String, Path> among, Path here, Path there) {
            List<String> alone = of.keySet().stream()
                    .filter(name -> !among.containsKey(name))
                    .toList();
            if (!alone.isEmpty()) {
                throw new InvalidDatasetException(
                        here,
                        alone.size() + " of " + of.size() + " pictures have none of their name in " + there + ": "
                                + shown(alone));
            }
        }

        private static SortedMap<String, Path> pictures(Path half) throws IOException {
            SortedMap<String, Path> byName = new TreeMap<>(NaturalOrder.INSTANCE);
            List<Path> files;
            try (Stream<Path> walk = Files.walk(half, FileVisitOption.FOLLOW_LINKS)) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                String relative = half.relativize(file).toString().replace('\\', '/');
                int dot = relative.lastIndexOf('.');
                if (isHidden(file) || PhotoFormat.ofExtension(file).isEmpty()) {
                    continue;
                }
                Path other = byName.put(relative.substring(0, dot), file);
                if (other != null) {
                    throw new InvalidDatasetException(
                            half,
                            "two pictures of one name, " + half.relativize(other) + " and " + relative
                                    + "; remove one");
                }
            }
            return byName;
        }
    }
}
