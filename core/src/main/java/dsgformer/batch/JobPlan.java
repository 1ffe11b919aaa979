package dsgformer.batch;

import dsgformer.image.PhotoFolder;
import dsgformer.image.PhotoFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which photos, and where each goes. */
public final class JobPlan {

    private static final String SUFFIX = "_deblurred";

    private JobPlan() {}

    /**
     * The jobs for some files and folders. A folder stands for its photos, not for those of its subfolders. With one file as input,
     * {@code output} is the file to write unless it is a folder or ends like one; else it is a folder in which photos keep their
     * names. Without an output, {@code photo_deblurred.jpg} appears beside {@code photo.jpg}.
     *
     * <p>Files that are named but missing are jobs too, so that they are reported.
     *
     * @return empty if folders were named and none holds a photo
     * @throws InvalidPlanException if two photos would have the same output, one would replace its own input, or the output's name
     *     is of no format we write
     * @throws IOException if a folder cannot be listed
     */
    public static List<Job> of(List<Path> inputs, Optional<Path> output) throws IOException {
        return of(inputs, output, Optional.empty());
    }

    /** As {@link #of(List, Optional)}, with results in this format, if one is named, whatever those of the photos are. */
    public static List<Job> of(List<Path> inputs, Optional<Path> output, Optional<PhotoFormat> format)
            throws IOException {
        boolean oneFile = inputs.size() == 1 && !Files.isDirectory(inputs.get(0));
        if (oneFile && output.isPresent() && !looksLikeFolder(output.get())) {
            return checked(List.of(new Job(inputs.get(0), requireWritable(output.get(), format))));
        }
        if (output.isPresent() && Files.isRegularFile(output.get())) {
            throw new InvalidPlanException("several photos need a folder to go to, but " + output.get() + " is a file");
        }
        List<Job> jobs = new ArrayList<>();
        for (Path input : inputs) {
            for (Path photo : Files.isDirectory(input) ? PhotoFolder.list(input) : List.of(input)) {
                jobs.add(new Job(photo, target(photo, output, format)));
            }
        }
        return checked(jobs);
    }

    private static boolean looksLikeFolder(Path output) {
        return Files.isDirectory(output) || output.getFileName() == null;
    }

    private static Path requireWritable(Path file, Optional<PhotoFormat> format) {
        PhotoFormat named;
        try {
            named = PhotoFormat.require(file);
        } catch (IllegalArgumentException e) {
            throw new InvalidPlanException(e.getMessage() + "; or name a folder that exists");
        }
        if (format.isPresent() && format.get() != named) {
            throw new InvalidPlanException(file + " is the name of a " + named + ", but " + format.get()
                    + " was asked for; leave out one of the two");
        }
        return file;
    }

    private static Path target(Path photo, Optional<Path> folder, Optional<PhotoFormat> format) {
        String name = photo.getFileName().toString();
        Optional<PhotoFormat> own = PhotoFormat.ofExtension(photo);
        int dot = own.isPresent() ? name.lastIndexOf('.') : name.length();
        PhotoFormat written = format.orElse(own.orElse(PhotoFormat.PNG).forOutput());
        // spelled as it was where it stays the same
        String extension = own.equals(Optional.of(written))
                ? name.substring(dot)
                : "." + written.extensions().get(0);
        return folder.map(f -> f.resolve(name.substring(0, dot) + extension))
                .orElseGet(() -> photo.resolveSibling(name.substring(0, dot) + SUFFIX + extension));
    }

    /** Through symbolic links too. */
    private static boolean replaces(Path target, Path source) throws IOException {
        return Files.exists(target)
                ? Files.exists(source) && Files.isSameFile(target, source)
                : target.equals(source.toAbsolutePath().normalize());
    }

    private static List<Job> checked(List<Job> jobs) throws IOException {
        Map<Path, Path> sources = new HashMap<>();
        for (Job job : jobs) {
            Path target = job.target().toAbsolutePath().normalize();
            if (replaces(target, job.source())) {
                throw new InvalidPlanException(
                        "the output would replace its own input " + job.source() + "; choose another");
            }
            Path other = sources.put(target, job.source());
            if (other != null) {
                throw new InvalidPlanException(other + " and " + job.source() + " would both become " + job.target()
                        + "; run them one after the other");
            }
        }
        return List.copyOf(jobs);
    }
}
