package dsgformer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@link DatasetLayout#REDS}. */
final class RedsReader implements LayoutReader {

    private static final List<String> SPLITS = List.of("train", "val");

    @Override
    public boolean recognizes(Path place) {
        return SPLITS.stream().anyMatch(split -> halves(place, split).isPresent());
    }

    @Override
    public List<PairSet> read(Path place, Predicate<String> wanted, Consumer<Finding> problems) throws IOException {
        List<PairSet> sets = new ArrayList<>();
        for (String split : SPLITS) {
            Optional<FolderPair> halves = halves(place, split);
            if (halves.isPresent() && wanted.test(split)) {
                sets.addAll(PairSet.listOf(split, halves.get().pairs("", problems)));
            }
        }
        return sets;
    }

    /** {@code train/train_blur}, or {@code train_blur} where the archives were unpacked without their folders. */
    private static Optional<FolderPair> halves(Path place, String split) {
        return Stream.of(place.resolve(split), place)
                .map(folder -> new FolderPair(folder.resolve(split + "_blur"), folder.resolve(split + "_sharp")))
                .filter(halves -> Files.isDirectory(halves.blurred()) && Files.isDirectory(halves.sharp()))
                .findFirst();
    }
}
