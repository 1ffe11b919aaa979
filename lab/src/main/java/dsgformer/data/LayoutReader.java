package dsgformer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds the pairs of one layout. No picture is opened. */
interface LayoutReader {

    /** Whether the place looks like this layout, told from the names of its folders and lists. */
    boolean recognizes(Path place) throws IOException;

    /**
     * The sets, without those that have no pair.
     *
     * @param wanted names of sets; what belongs to others alone is neither read nor a problem
     * @param problems receives each problem; it may throw to stop
     */
    List<PairSet> read(Path place, Predicate<String> wanted, Consumer<Finding> problems) throws IOException;
}
