package dsgformer.batch;

import dsgformer.image.OutputFormats;
import dsgformer.image.Photo;
import dsgformer.image.PhotoFiles;
import dsgformer.io.PartFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the output of a job whole or not at all, by the rules for outputs that are there, or come to be while we write. */
record OutputFile(Job planned, Placement placement, BatchRules rules) {

    /**
     * Encodes, notes in the journal, and puts in place.
     *
     * @param source what the source was when it was read
     * @return where it went; empty if an output appeared meanwhile that is to be left alone
     * @throws OutputExistsException if one appeared that should not
     * @throws DiskFullException if there is no room
     */
    Optional<Path> write(Photo photo, Stamp source) throws IOException {
        try (PartFile part = PartFile.beside(placement.target())) {
            PhotoFiles.write(photo, part.channel(), OutputFormats.require(placement.target()));
            return publish(part, source);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private Optional<Path> publish(PartFile part, Stamp source) throws IOException {
        String sha256 = rules.journal().isPresent() ? part.sha256() : "";
        Optional<Placement> place = Optional.of(placement);
        while (place.isPresent()) {
            Path target = place.get().target();
            if (rules.journal().isPresent()) {
                rules.journal().get().note(planned, target, source, part.size(), sha256);
            }
            try {
                if (place.get().replaces()) {
                    part.replace(target);
                } else {
                    part.publish(target);
                }
                return Optional.of(target);
            } catch (FileAlreadyExistsException e) {
                place = rules.onExists().placement(planned);
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
