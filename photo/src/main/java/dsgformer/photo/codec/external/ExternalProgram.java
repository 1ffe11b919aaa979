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
 * A program that makes a PNG or a TIFF of a photo of another format, started without a shell, in a folder of its own.
 *
 * @param name as it is called on the PATH
 * @param arguments with {@code IN} for the file to read and {@code OUT} for the file to write
 * @param output the name of what it writes, or how it begins if programs number their outputs
 */
public record ExternalProgram(String name, List<String> arguments, String output) {

    static final String IN = "<in>";
    static final String OUT = "<out>";

    public ExternalProgram {
        arguments = List.copyOf(arguments);
    }

    /** Where the program is, if anywhere in {@code path}. */
    public Optional<Path> find(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Runs it on {@code input}, which lies in a folder where it may leave what it likes.
     *
     * @return what it wrote
     * @throws IOException if it failed, in its own words, or took longer than {@code patience}
     */
    Path run(Path program, Path input, Duration patience) throws IOException {
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
            process.getOutputStream().close(); // it has nothing to ask
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(name + " took longer than " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " was at work", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        Optional<Path> written = written(folder, input);
        if (process.exitValue() != 0 || written.isEmpty()) {
            throw new IOException(name + " ended with " + process.exitValue() + ": " + lastWords(log));
        }
        return written.get();
    }

    /** The first by name: of a file with several images, programs number them. */
    private Optional<Path> written(Path folder, Path input) throws IOException {
        String stem = output.substring(0, output.lastIndexOf('.'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            !file.equals(input) && file.getFileName().toString().startsWith(stem))
                    .filter(file -> PhotoFormat.ofExtension(file).isPresent())
                    .min(Path::compareTo);
        }
    }

    private static String lastWords(Path log) throws IOException {
        String said = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
        return said.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .map(line -> line.replaceAll("[^ -~]", "?"))
                .map(line -> line.substring(0, Math.min(line.length(), 200)))
                .orElse("it said nothing");
    }
}
