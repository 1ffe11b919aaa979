package dsgformer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Finds the pairs of one layout. No picture is opened. */
interface LayoutReader {

    /** Whether the place looks like this layout, told from the names of its folders and lists. */
    boolean recognizes(Path place) throws IOException;

    /**
     * The sets, without those that have no pair.
     *
     * @param problems receives each problem; it may throw to stop
     */
    List<PairSet> read(Path place, Consumer<Finding> problems) throws IOException;
}
