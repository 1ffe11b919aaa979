package dsgformer.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What to do about an output that is there already, as {@code --on-exists} spells it. */
public enum OnExists {
    /** Leave it, and do nothing. */
    SKIP,
    /** Replace it. */
    OVERWRITE,
    /** Leave it, and write beside it: {@code photo_1.jpg}, {@code photo_2.jpg}, … */
    RENAME,
    /** Replace it if the input is newer. */
    NEWER,
    /** Refuse the whole run. */
    ERROR;

    /**
     * Where the job's output goes.
     *
     * @return empty if nothing is to be done
     * @throws OutputExistsException for {@link #ERROR}, if it is there
     */
    Optional<Path> target(Job job) throws IOException {
        Path target = job.target();
        if (!Files.exists(target)) {
            return Optional.of(target);
        }
        return switch (this) {
            case SKIP -> Optional.empty();
            case OVERWRITE -> Optional.of(target);
            case RENAME -> Optional.of(free(target));
            case NEWER ->
                Files.getLastModifiedTime(job.source()).compareTo(Files.getLastModifiedTime(target)) > 0
                        ? Optional.of(target)
                        : Optional.empty();
            case ERROR -> throw new OutputExistsException(target);
        };
    }

    private static Path free(Path taken) {
        String name = taken.getFileName().toString();
        int dot = name.lastIndexOf('.');
        for (int i = 1; ; i++) {
            Path candidate = taken.resolveSibling(name.substring(0, dot) + "_" + i + name.substring(dot));
            if (!Files.exists(candidate)) {
                return candidate;
            }
        }
    }
}
