package dsgformer.photo.codec.external;

import dsgformer.photo.PhotoFormat;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that converts a photo to PNG or TIFF; started without a shell, in a folder of its own.
 *
 * @param name the program's file name on the PATH
 * @param arguments with {@code IN} for the file to read and {@code OUT} for the file to write
 * @param output the name of the output file, or its stem if the program numbers its outputs
 */
public record ExternalProgram(String name, List<String> arguments, String output) {

    static final String IN = "<in>";
    static final String OUT = "<out>";

    public ExternalProgram {
        arguments = List.copyOf(arguments);
    }

    /** The program's file in the folders of {@code path}. */
    public Optional<Path> find(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Runs the program on {@code input}, whose folder it may write to.
     *
     * @return the file that it wrote
     * @throws IOException if it failed, with its last line of output, or ran longer than {@code timeout}
     */
    Path run(Path program, Path input, Duration timeout) throws IOException {
        Path folder = input.getParent();
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        for (String argument : arguments) {
            command.add(argument.replace(IN, input.toString())
                    .replace(OUT, folder.resolve(output).toString()));
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            process.getOutputStream().close(); // it gets no input
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(name + " took longer than " + timeout.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " was running", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        Optional<Path> written = written(folder, input);
        if (process.exitValue() != 0 || written.isEmpty()) {
            throw new IOException(name + " exited with code " + process.exitValue() + ": " + lastLine(log));
        }
        return written.get();
    }

    /** The first output by name: for a file with several images, programs number their outputs. */
    private Optional<Path> written(Path folder, Path input) throws IOException {
        String stem = output.substring(0, output.lastIndexOf('.'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            !file.equals(input) && file.getFileName().toString().startsWith(stem))
                    .filter(file -> PhotoFormat.ofExtension(file).isPresent())
                    .min(Path::compareTo);
        }
    }

    private static String lastLine(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .map(line -> line.replaceAll("[^ -~]", "?"))
                .map(line -> line.substring(0, Math.min(line.length(), 200)))
                .orElse("no output");
    }
}
