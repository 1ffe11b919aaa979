package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.io.FileName;
import dsgformer.io.PartFile;
import dsgformer.photo.file.Sidecar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the XMP files beside a photo along to its output, whose name they get. */
record SidecarCopies(BatchSettings settings) {

    /**
     * Takes them along; one that exists beside the output is replaced only if the output may be.
     *
     * @param written the job with the path that was written
     * @param replaces whether existing files may be replaced
     * @return what failed, in words for people; the output is there all the same
     */
    List<String> take(Job written, RestoredPhoto photo, boolean replaces) {
        List<String> failures = new ArrayList<>();
        for (Sidecar sidecar : Sidecar.of(written.source())) {
            Path target = sidecar.beside(written.target());
            try {
                if (replaces || !FileName.isTaken(target)) {
                    take(sidecar, target, photo, replaces);
                }
            } catch (IOException e) {
                failures.add(sidecar.file() + " could not be taken along: "
                        + PartFile.named(target, e).getMessage());
            }
        }
        return failures;
    }

    private void take(Sidecar sidecar, Path target, RestoredPhoto photo, boolean replaces) throws IOException {
        if (Files.exists(target) && Files.isSameFile(target, sidecar.file())) {
            return;
        }
        Optional<byte[]> content = photo.isCopied()
                ? Optional.of(sidecar.bytes())
                : sidecar.fitted(
                        photo.photo().size(), empty -> settings.finish().finished(empty, photo.format()));
        if (content.isEmpty()) {
            return;
        }
        try (PartFile part = PartFile.beside(target)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.get());
            while (bytes.hasRemaining()) {
                part.channel().write(bytes);
            }
            if (settings.keepTime()) {
                part.setModified(Files.getLastModifiedTime(sidecar.file()));
            }
            if (replaces) {
                part.replace();
            } else {
                part.publish(target);
            }
        } catch (FileAlreadyExistsException e) {
            // appeared meanwhile, and is to be left alone
        }
    }
}
