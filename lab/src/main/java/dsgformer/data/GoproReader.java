package dsgformer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** {@link DatasetLayout#GOPRO}. */
final class GoproReader implements LayoutReader {

    private static final List<String> SPLITS = List.of("train", "test");

    static boolean isSequence(String name) {
        return name.matches("GOP(R|RO)?\\d+.*");
    }

    @Override
    public boolean recognizes(Path place) throws IOException {
        if (holdsNamedSequences(place)) {
            return true;
        }
        for (String split : SPLITS) {
            if (holdsNamedSequences(place.resolve(split))) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsNamedSequences(Path folder) throws IOException {
        return Folders.in(folder).stream()
                .anyMatch(child -> isSequence(Folders.name(child)) && FolderPair.bothIn(child));
    }

    @Override
    public List<PairSet> read(Path place, Predicate<String> wanted, Consumer<Finding> problems) throws IOException {
        List<ImagePair> pairs = wanted.test("") ? sequences(place, problems) : List.of();
        if (!pairs.isEmpty()) {
            return List.of(new PairSet("", pairs));
        }
        List<PairSet> sets = new ArrayList<>();
        for (String split : SPLITS) {
            if (wanted.test(split)) {
                sets.addAll(PairSet.listOf(split, sequences(place.resolve(split), problems)));
            }
        }
        return sets;
    }

    private static List<ImagePair> sequences(Path folder, Consumer<Finding> problems) throws IOException {
        List<ImagePair> pairs = new ArrayList<>();
        for (Path sequence : Folders.in(folder)) {
            Optional<FolderPair> halves = FolderPair.of(sequence);
            if (halves.isPresent()) {
                pairs.addAll(halves.get().pairs(Folders.name(sequence) + "/", problems));
            }
        }
        return pairs;
    }
}
