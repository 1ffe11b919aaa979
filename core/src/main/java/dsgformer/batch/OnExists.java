package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.io.FileName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What to do if an output already exists or appears during the run; the values of {@code --on-exists}. A link exists
 * too, also one that leads nowhere.
 */
public enum OnExists {
    /** Leave it and skip the photo. */
    SKIP,
    /** Replace it. */
    OVERWRITE,
    /** Leave it and write beside it: {@code photo_1.jpg}, {@code photo_2.jpg}, … */
    RENAME,
    /** Replace it if the input is newer. */
    NEWER,
    /** Refuse the whole run. */
    ERROR;

    /** Beyond as many names, something is wrong with the folder. */
    private static final int MOST_NAMES = 100_000;

    /**
     * Where the job's output goes.
     *
     * @return empty if the input is to be skipped
     * @throws OutputExistsException for {@link #ERROR}, if the output exists
     * @throws FileSystemException for {@link #RENAME}, if no name is free
     */
    public Optional<Placement> placement(Job job) throws IOException {
        Path target = job.target();
        if (this == OVERWRITE) {
            return Optional.of(new Placement(target, true));
        }
        if (!FileName.isTaken(target)) {
            return Optional.of(new Placement(target, false));
        }
        return switch (this) {
            case RENAME -> Optional.of(new Placement(free(target), false));
            case NEWER ->
                Files.getLastModifiedTime(job.source()).compareTo(modified(target)) > 0
                        ? Optional.of(new Placement(target, true))
                        : Optional.empty();
            case ERROR -> throw new OutputExistsException(target);
            case SKIP, OVERWRITE -> Optional.empty();
        };
    }

    /** Of a link that leads nowhere, the link's own time. */
    private static FileTime modified(Path path) throws IOException {
        return Files.exists(path)
                ? Files.getLastModifiedTime(path)
                : Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path free(Path taken) throws FileSystemException {
        FileName name = FileName.of(taken);
        for (int i = 1; i <= MOST_NAMES; i++) {
            Path candidate = name.withStem(name.stem() + "_" + i).beside(taken);
            if (!FileName.isTaken(candidate)) {
                return candidate;
            }
        }
        throw new FileSystemException(
                taken.toString(), null, "no name beside it is free, up to " + name.stem() + "_" + MOST_NAMES);
    }
}
