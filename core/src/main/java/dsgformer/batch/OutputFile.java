package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.io.Folders;
import dsgformer.io.PartFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the output of a job whole or not at all, and applies {@link OnExists} also if a file appears meanwhile.
 */
public final class OutputFile {

    /** How often the output may lose its place to a file that appears just before. */
    private static final int MOST_TRIES = 100;

    private final Job planned;
    private final Placement placement;
    private final Optional<Placement> backup;
    private final BatchSettings settings;

    OutputFile(JobState.Placed placed, BatchSettings settings) {
        this.planned = placed.job();
        this.placement = placed.placement();
        this.backup = placed.backup();
        this.settings = settings;
    }

    /**
     * Writes a photo that came from a stream; it counts as newer than any existing output.
     *
     * @return the path that was written; empty if the output exists and was left alone
     * @throws OutputExistsException under {@link OnExists#ERROR}
     */
    public static Optional<Path> write(Job job, RestoredPhoto photo, BatchSettings settings) throws IOException {
        OnExists rule = settings.onExists() == OnExists.NEWER ? OnExists.OVERWRITE : settings.onExists();
        Optional<Placement> placement = rule.placement(job);
        return placement.isEmpty()
                ? Optional.empty()
                : new OutputFile(new JobState.Placed(job, placement.get()), settings.withOnExists(rule))
                        .write(photo, FileStamp.NONE)
                        .map(Job::target);
    }

    /**
     * Writes a part file, appends to the journal, moves the file into place. In place, the original is kept before; a
     * photo that did not change is not touched.
     *
     * @param stamp that of the source when it was read
     * @return the job with the path that was written; empty if an output appeared meanwhile and is to be left alone
     * @throws OutputExistsException if one appeared under {@link OnExists#ERROR}
     * @throws DiskFullException if the disk is full
     */
    Optional<Job> write(RestoredPhoto photo, FileStamp stamp) throws IOException {
        if (backup.isPresent() && photo.isCopied()) {
            return Optional.of(new Job(planned.source(), planned.target()));
        }
        try (PartFile part = PartFile.beside(placement.target())) {
            photo.writeTo(part.channel());
            if (backup.isPresent()) {
                part.resemble(placement.target());
            }
            if (settings.keepTime()) {
                part.setModified(stamp.time());
            }
            return backup.isPresent() ? replace(part, backup.get()) : publish(part, stamp);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private Optional<Job> replace(PartFile part, Placement original) throws IOException {
        new OriginalBackup(placement.target(), original).make();
        part.replace(placement.target());
        return Optional.of(new Job(planned.source(), placement.target(), Optional.of(original.target())));
    }

    private Optional<Job> publish(PartFile part, FileStamp stamp) throws IOException {
        Optional<Journal> journal = settings.journal();
        String sha256 = journal.isPresent() ? part.sha256() : "";
        Optional<Placement> place = Optional.of(placement);
        for (int tries = 0; tries < MOST_TRIES && place.isPresent(); tries++) {
            Path target = place.get().target();
            if (journal.isPresent()) {
                journal.get().note(planned, target, stamp, part.size(), sha256);
            }
            try {
                if (place.get().replaces()) {
                    part.replace(target);
                } else {
                    part.publish(target);
                }
                return Optional.of(new Job(planned.source(), target));
            } catch (FileAlreadyExistsException e) {
                place = settings.onExists().placement(planned);
            }
        }
        if (place.isPresent()) {
            throw new FileSystemException(
                    planned.target().toString(), null, "other files appeared at its place, " + MOST_TRIES + " times");
        }
        return Optional.empty();
    }

    private IOException explained(IOException failure) {
        return DiskFullException.isMeantBy(failure)
                ? new DiskFullException(placement.target(), failure)
                : PartFile.named(placement.target(), failure);
    }

    /**
     * Creates the folder of a file, and checks that it is writable; called before the network runs, so that no time is
     * spent on a result that cannot be written.
     */
    public static void requireWritableFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        Folders.create(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }
}
