package dsgformer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** {@link DatasetLayout#FLAT}. */
final class FlatReader implements LayoutReader {

    @Override
    public boolean recognizes(Path place) throws IOException {
        if (FolderPair.bothIn(place)) {
            return true;
        }
        for (Path child : Folders.in(place)) {
            String name = Folders.name(child);
            if (FolderPair.bothIn(child) && !GoproReader.isSequence(name) && !RealblurReader.isScene(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<PairSet> read(Path place, Predicate<String> wanted, Consumer<Finding> problems) throws IOException {
        Optional<FolderPair> halves = FolderPair.of(place);
        if (halves.isPresent() && wanted.test("")) {
            return PairSet.listOf("", halves.get().pairs("", problems));
        }
        List<PairSet> sets = new ArrayList<>();
        for (Path child : Folders.in(place)) {
            Optional<FolderPair> ofChild = FolderPair.of(child);
            if (ofChild.isPresent() && wanted.test(Folders.name(child))) {
                sets.addAll(PairSet.listOf(Folders.name(child), ofChild.get().pairs("", problems)));
            }
        }
        return sets;
    }
}
