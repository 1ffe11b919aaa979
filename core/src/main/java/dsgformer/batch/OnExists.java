package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.io.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What to do if an output already exists or appears during the run; the values of {@code --on-exists}. */
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

    /**
     * Where an output of a job goes that is no photo's.
     *
     * @return empty if it is to be left out
     * @throws OutputExistsException for {@link #ERROR}, if the output exists
     */
    public Optional<Path> place(Job job) throws IOException {
        return placement(job).map(Placement::target);
    }

    /**
     * Where the job's output goes.
     *
     * @return empty if the photo is to be skipped
     * @throws OutputExistsException for {@link #ERROR}, if the output exists
     */
    Optional<Placement> placement(Job job) throws IOException {
        Path target = job.target();
        if (this == OVERWRITE) {
            return Optional.of(new Placement(target, true));
        }
        if (!Files.exists(target)) {
            return Optional.of(new Placement(target, false));
        }
        return switch (this) {
            case RENAME -> Optional.of(new Placement(free(target), false));
            case NEWER ->
                Files.getLastModifiedTime(job.source()).compareTo(Files.getLastModifiedTime(target)) > 0
                        ? Optional.of(new Placement(target, true))
                        : Optional.empty();
            case ERROR -> throw new OutputExistsException(target);
            case SKIP, OVERWRITE -> Optional.empty();
        };
    }

    private static Path free(Path taken) {
        FileName name = FileName.of(taken);
        for (int i = 1; ; i++) {
            Path candidate =
                    taken.resolveSibling(name.withStem(name.stem() + "_" + i).toString());
            if (!Files.exists(candidate)) {
                return candidate;
            }
        }
    }
}
