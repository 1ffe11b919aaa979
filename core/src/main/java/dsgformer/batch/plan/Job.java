package dsgformer.batch.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One photo of a batch: read from {@code source}, written to {@code target}.
 *
 * @param backup where the original goes, if the output replaces the photo itself
 */
public record Job(Path source, Path target, Optional<Path> backup) {

    /** A job whose photo stays as it is. */
    public Job(Path source, Path target) {
        this(source, target, Optional.empty());
    }

    /** Whether the output replaces the photo itself. */
    public boolean isInPlace() {
        return backup.isPresent();
    }
}
