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
 * Which photos, and where each goes: no two to the same place, and none in place of a photo that is still to be read.
 *
 * @param jobs in the order in which they will be done
 * @param leftOut what was met and is no input
 */
public record JobPlan(List<Job> jobs, List<IgnoredFile> leftOut) {

    /** What the name of an output's comparison with its source has more than the output's. */
    public static final String COMPARISON = "_compare";

    private static final int MOST_NAMED = 3;

    public JobPlan {
        jobs = List.copyOf(jobs);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The jobs for what was found. One file that was named goes to the file that {@code naming} names, unless that is a folder or
     * looks like one; else photos go into a folder, or beside themselves. What an earlier run like this one made is left out.
     *
     * @throws InvalidPlanException if photos would have the same output, one would replace an input, or the output's name is of no
     *     format we write
     */
    public static JobPlan of(SearchResult found, Naming naming) throws IOException {
        List<PhotoFile> sources = found.sources();
        if (naming.goesToFile(found)) {
            Job job = new Job(
                    sources.get(0).file(), requireWritable(naming.output().get(), naming.format()));
            return checked(List.of(job), found.leftOut());
        }
        if (naming.output().filter(Files::isRegularFile).isPresent()) {
            throw new InvalidPlanException("several photos need a folder to go to, but "
                    + naming.output().get() + " is a file");
        }
        if (!sources.isEmpty() && naming.isSpelledLikeAPhoto()) {
            throw new InvalidPlanException(
                    "what becomes of folders, of several photos and under --name needs a folder to go to, but "
                            + naming.output().get() + " is called like a photo; "
                            + naming.output().get() + "/ is a folder");
        }
        List<IgnoredFile> leftOut = new ArrayList<>(found.leftOut());
        List<PhotoFile> inputs = naming.names().counts() ? sources : withoutOurOwn(sources, naming, leftOut);
        List<Job> jobs = new ArrayList<>();
        for (PhotoFile source : inputs) {
            jobs.add(new Job(source.file(), requireWritable(naming.target(source, jobs.size() + 1), naming.format())));
        }
        return checked(jobs, leftOut);
    }

    /**
     * A plan of these jobs.
     *
     * @throws InvalidPlanException if photos would have the same output, or one would replace an input
     */
    public static JobPlan of(List<Job> jobs) throws IOException {
        return checked(jobs, List.of());
    }

    /** A second run beside the photos meets the results of the first. */
    private static List<PhotoFile> withoutOurOwn(List<PhotoFile> sources, Naming naming, List<IgnoredFile> leftOut) {
        Set<Path> results = new HashSet<>();
        for (PhotoFile source : sources) {
            Path target = naming.target(source, 1);
            String name = FileName.of(target).stem();
            String own = FileName.of(source.file()).stem();
            if (name.contains(own) && !name.equals(own)) {
                results.add(place(target));
                String compared =
                        FileName.of(target).withStem(name + COMPARISON).toString();
                results.add(place(target.resolveSibling(compared)));
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
            throw new InvalidPlanException(e.getMessage() + "; or, for a folder, in /");
        }
        if (format.isPresent() && format.get() != named) {
            throw new InvalidPlanException(file + " is the name of a " + named + ", but " + format.get()
                    + " was asked for; leave out one of the two");
        }
        return file;
    }

    private static JobPlan checked(List<Job> jobs, List<IgnoredFile> leftOut) throws IOException {
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
        return new JobPlan(jobs, leftOut);
    }

    /** Through symbolic links too. */
    private static boolean replaces(Path target, Path source) throws IOException {
        return Files.exists(target)
                ? Files.exists(source) && Files.isSameFile(target, source)
                : target.equals(place(source));
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
                            + "; tell them apart with --name '{parent}_{name}.{ext}', {index}, or a run each");
        }
    }

    private static Path place(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
