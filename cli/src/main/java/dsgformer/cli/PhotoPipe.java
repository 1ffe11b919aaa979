package dsgformer.cli;

import dsgformer.batch.BatchListener;
import dsgformer.batch.Job;
import dsgformer.batch.OnExists;
import dsgformer.batch.PhotoBatch;
import dsgformer.image.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One photo through standard input or standard output. */
record PhotoPipe(PhotoBatch batch, Console console, BatchListener listener) {

    private static final String STANDARD = "-";

    /** From a file, or from standard input if it is called {@code -}; written in the format that was read. */
    void toStandardOutput(String source) throws IOException {
        Photo blurred = source.equals(STANDARD) ? fromStandardInput() : Photo.read(Path.of(source), batch.limits());
        batch.deblur(new Job(Path.of(source), Path.of(STANDARD)), blurred, listener)
                .write(console.out(), blurred.format());
    }

    /** From standard input; written in the format of the file's name. */
    void toFile(Path target) throws IOException {
        if (Files.exists(target) && batch.onExists() != OnExists.OVERWRITE) {
            throw new CommandException(ExitCode.OUTPUT_EXISTS, target + " exists; --on-exists overwrite replaces it");
        }
        batch.deblur(new Job(Path.of(STANDARD), target), fromStandardInput(), listener)
                .write(target);
    }

    private Photo fromStandardInput() throws IOException {
        return Photo.read(console.in(), "standard input", batch.limits());
    }
}
