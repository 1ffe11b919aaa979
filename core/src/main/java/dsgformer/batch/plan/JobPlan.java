package dsgformer.batch.plan;

import dsgformer.batch.plan.IgnoredFile.Reason;
import dsgformer.io.FileName;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.OutputFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The photos of a batch and the path of each output: all paths differ, and none is the path of an input.
 *
 * @param jobs in processing order
 * @param leftOut files and folders that were found but are not inputs
 * @param unmatched patterns that match nothing
 */
public record JobPlan(List<Job> jobs, List<IgnoredFile> leftOut, List<String> unmatched) {

    /** Suffix of the stem of a comparison beside an output: {@code photo_compare.jpg}. */
    public static final String COMPARISON = "_compare";

    private static final int MOST_NAMED = 3;

    public JobPlan {
        jobs = List.copyOf(jobs);
        leftOut = List.copyOf(leftOut);
        unmatched = List.copyOf(unmatched);
    }

    /**
     * The jobs for the photos that were found. A single file named by the user goes to the file that {@code naming}
     * names, unless that is a folder or spelled like one; otherwise outputs go into a folder or beside their photos.
     * Outputs of an earlier run with the same names are left out.
     *
     * @throws InvalidPlanException if photos would have the same output, an output would replace an input, or the
     *     output's name has no format that can be written
     */
    public static JobPlan of(SearchResult found, Naming naming) throws IOException {
        List<PhotoFile> sources = found.sources();
        if (naming.goesToFile(found)) {
            Job job = new Job(
                    sources.get(0).file(), requireWritable(naming.output().get(), naming.format()));
            return checked(List.of(job), found.leftOut(), found.unmatched());
        }
        Optional<Path> noFolder = naming.output().filter(path -> FileName.isTaken(path) && !Files.isDirectory(path));
        if (noFolder.isPresent()) {
            throw new InvalidPlanException("the output of several photos must be a folder, but " + noFolder.get()
                    + (Files.exists(noFolder.get()) ? " is a file" : " is a link to nothing"));
        }
        if (!sources.isEmpty() && naming.isSpelledLikeAPhoto()) {
            throw new InvalidPlanException(
                    "the output of folders, of several photos and with --name must be a folder, but "
                            + naming.output().get() + " is named like a photo; for a folder of that name write "
                            + naming.output().get() + "/");
        }
        List<IgnoredFile> leftOut = new ArrayList<>(found.leftOut());
        List<PhotoFile> inputs = naming.names().counts() ? sources : withoutOurOwn(sources, naming, leftOut);
        List<Job> jobs = new ArrayList<>();
        for (PhotoFile source : inputs) {
            jobs.add(new Job(source.file(), requireWritable(naming.target(source, jobs.size() + 1), naming.format())));
        }
        return checked(jobs, leftOut, found.unmatched());
    }

    /**
     * The jobs for outputs that replace their photos, see {@link Backups}.
     *
     * @throws InvalidPlanException if an original would get the place of a photo or of another original
     */
    public static JobPlan inPlace(SearchResult found, Backups backups) throws IOException {
        return InPlacePlan.of(found, backups);
    }

    /**
     * A plan of these jobs.
     *
     * @throws InvalidPlanException if photos would have the same output or an output would replace an input
     */
    public static JobPlan of(List<Job> jobs) throws IOException {
        return checked(jobs, List.of(), List.of());
    }

    /** Leaves out the outputs of an earlier run, which a second run beside the photos finds among its inputs. */
    private static List<PhotoFile> withoutOurOwn(List<PhotoFile> sources, Naming naming, List<IgnoredFile> leftOut) {
        Set<Path> results = new HashSet<>();
        for (PhotoFile source : sources) {
            Path target = naming.target(source, 1);
            String name = FileName.of(target).stem();
            String own = FileName.of(source.file()).stem();
            if (name.contains(own) && !name.equals(own)) {
                results.add(place(target));
                results.add(
                        place(FileName.of(target).withStem(name + COMPARISON).beside(target)));
            }
        }
        Map<Boolean, List<PhotoFile>> ours = sources.stream()
                .collect(
                        Collectors.partitioningBy(source -> !source.named() && results.contains(place(source.file()))));
        ours.get(true).forEach(source -> leftOut.add(new IgnoredFile(source.file(), Reason.MADE_BY_US)));
        return ours.get(false);
    }

    private static Path requireWritable(Path file, Optional<PhotoFormat> format) {
        PhotoFormat named;
        try {
            named = OutputFormats.require(file);
        } catch (IllegalArgumentException e) {
            throw new InvalidPlanException(e.getMessage() + "; for a folder, end it in /");
        }
        if (format.isPresent() && format.get() != named) {
            throw new InvalidPlanException(file + " is the name of a " + named + ", but " + format.get()
                    + " was asked for; leave out one of the two");
        }
        return file;
    }

    private static JobPlan checked(List<Job> jobs, List<IgnoredFile> leftOut, List<String> unmatched)
            throws IOException {
        for (Job job : jobs) {
            if (replaces(place(job.target()), job.source())) {
                throw new InvalidPlanException(
                        "the output would replace its own input " + job.source() + "; choose another");
            }
        }
        Set<Path> inputs = jobs.stream().map(job -> place(job.source())).collect(Collectors.toSet());
        for (Job job : jobs) {
            if (inputs.contains(place(job.target()))) {
                throw new InvalidPlanException("the output of " + job.source() + " would replace the input "
                        + job.target() + "; choose another --name, or a folder with -o");
            }
        }
        requireDistinct(jobs);
        return new JobPlan(jobs, leftOut, unmatched);
    }

    /** Whether they are the same file, also through symbolic links, or the same name. */
    private static boolean replaces(Path target, Path source) throws IOException {
        return target.equals(place(source))
                || (Files.exists(target) && Files.exists(source) && Files.isSameFile(target, source));
    }

    private static void requireDistinct(List<Job> jobs) {
        Map<Path, CaseSensitivity> folders = new HashMap<>();
        Map<String, List<Job>> places = new LinkedHashMap<>();
        for (Job job : jobs) {
            Path target = place(job.target());
            CaseSensitivity spelling = folders.computeIfAbsent(target.getParent(), CaseSensitivity::of);
            places.computeIfAbsent(spelling.key(target), key -> new ArrayList<>())
                    .add(job);
        }
        List<List<Job>> clashes =
                places.values().stream().filter(each -> each.size() > 1).toList();
        if (!clashes.isEmpty()) {
            String some = clashes.stream()
                    .limit(MOST_NAMED)
                    .map(each -> each.get(0).source() + " and " + each.get(1).source() + " would both become "
                            + each.get(0).target())
                    .collect(Collectors.joining(", "));
            throw new InvalidPlanException(
                    some + (clashes.size() > MOST_NAMED ? ", and " + (clashes.size() - MOST_NAMED) + " more such" : "")
                            + "; use --name with {parent} or {index}, such as '{parent}_{name}.{ext}',"
                            + " or run the command for each");
        }
    }

    private static Path place(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
