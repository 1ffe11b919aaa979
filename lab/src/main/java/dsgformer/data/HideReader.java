package dsgformer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** {@link DatasetLayout#HIDE}: a blurred picture's partner has the same file name in {@code GT}, in whatever folder below. */
final class HideReader implements LayoutReader {

    private static final List<String> SHARP = List.of("GT", "gt");
    private static final List<String> SPLITS = List.of("train", "test");

    @Override
    public boolean recognizes(Path place) {
        return Folders.first(place, SHARP).isPresent()
                && Files.isDirectory(place.resolve("test"))
                && !FolderPair.bothIn(place)
                && !FolderPair.bothIn(place.resolve("test"));
    }

    @Override
    public List<PairSet> read(Path place, Predicate<String> wanted, Consumer<Finding> problems) throws IOException {
        Optional<Path> sharp = Folders.first(place, SHARP);
        if (sharp.isEmpty()) {
            return List.of();
        }
        SortedMap<String, Path> sharpByName = FolderPair.pictures(sharp.get(), HideReader::fileName, problems);
        SortedMap<String, Path> unclaimed = new TreeMap<>(sharpByName);
        List<PairSet> sets = new ArrayList<>();
        for (String split : SPLITS) {
            Path folder = place.resolve(split);
            if (Files.isDirectory(folder) && wanted.test(split)) {
                SortedMap<String, Path> blurred = FolderPair.pictures(folder, UnaryOperator.identity(), problems);
                SortedMap<String, Path> byFile = new TreeMap<>(NaturalOrder.INSTANCE);
                List<ImagePair> pairs = new ArrayList<>();
                blurred.forEach((name, file) -> {
                    byFile.put(fileName(name), file);
                    Path partner = sharpByName.get(fileName(name));
                    if (partner != null) {
                        pairs.add(new ImagePair(name, file, partner));
                        unclaimed.remove(fileName(name));
                    }
                });
                FolderPair.findAlone(byFile, sharpByName, folder, sharp.get(), problems);
                sets.addAll(PairSet.listOf(split, pairs));
            }
        }
        if (SPLITS.stream().allMatch(wanted)) {
            FolderPair.findAlone(unclaimed, new TreeMap<>(), sharp.get(), place, problems);
        }
        return sets;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
