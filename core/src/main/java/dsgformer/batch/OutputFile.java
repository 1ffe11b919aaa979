package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.io.PartFile;
import dsgformer.photo.Photo;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the output of a job whole or not at all, by the rule for outputs that exist, or come to exist while we write.
 */
public final class OutputFile {

    private final Job planned;
    private final Placement placement;
    private final OnExists onExists;
    private final Optional<Journal> journal;

    OutputFile(JobState.Placed placed, OnExists onExists, Optional<Journal> journal) {
        this.planned = placed.job();
        this.placement = placed.placement();
        this.onExists = onExists;
        this.journal = journal;
    }

    /**
     * Writes a photo that came from elsewhere than a file, and is therefore newer than any output.
     *
     * @return where it went; empty if the output exists and was left alone
     * @throws OutputExistsException under {@link OnExists#ERROR}
     */
    public static Optional<Path> write(Job job, Photo photo, OnExists onExists) throws IOException {
        OnExists rule = onExists == OnExists.NEWER ? OnExists.OVERWRITE : onExists;
        Optional<Placement> placement = rule.placement(job);
        return placement.isEmpty()
                ? Optional.empty()
                : new OutputFile(new JobState.Placed(job, placement.get()), rule, Optional.empty())
                        .write(photo, FileStamp.NONE);
    }

    /**
     * Encodes, notes in the journal, and puts in place.
     *
     * @param source what the source was when it was read
     * @return where it went; empty if an output appeared meanwhile that is to be left alone
     * @throws OutputExistsException if one appeared that should not
     * @throws DiskFullException if there is no room
     */
    Optional<Path> write(Photo photo, FileStamp source) throws IOException {
        try (PartFile part = PartFile.beside(placement.target())) {
            PhotoFiles.write(photo, part.channel(), OutputFormats.require(placement.target()));
            return publish(part, source);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private Optional<Path> publish(PartFile part, FileStamp source) throws IOException {
        String sha256 = journal.isPresent() ? part.sha256() : "";
        Optional<Placement> place = Optional.of(placement);
        while (place.isPresent()) {
            Path target = place.get().target();
            if (journal.isPresent()) {
                journal.get().note(planned, target, source, part.size(), sha256);
            }
            try {
                if (place.get().replaces()) {
                    part.replace(target);
                } else {
                    part.publish(target);
                }
                return Optional.of(target);
            } catch (FileAlreadyExistsException e) {
                place = onExists.placement(planned);
            }
        }
        return Optional.empty();
    }

    private IOException explained(IOException failure) {
        return DiskFullException.isMeantBy(failure)
                ? new DiskFullException(placement.target(), failure)
                : PartFile.named(placement.target(), failure);
    }

    /** Asked before the network runs: a result that cannot be kept is not worth the wait. */
    static void requireWritableFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }
}
