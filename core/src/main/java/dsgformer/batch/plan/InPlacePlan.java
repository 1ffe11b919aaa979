package dsgformer.batch.plan;

import dsgformer.batch.plan.IgnoredFile.Reason;
import dsgformer.io.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plans outputs that replace their photos, with a place for each original. */
final class InPlacePlan {

    private InPlacePlan() {}

    /**
     * The jobs for the photos that were found. Of a link, the file behind it is replaced. Originals of an earlier run
     * are left out, and so is a second name of a photo.
     *
     * @throws InvalidPlanException if an original would get the place of a photo or of another original
     */
    static JobPlan of(SearchResult found, Backups backups) throws IOException {
        List<IgnoredFile> leftOut = new ArrayList<>(found.leftOut());
        List<Job> jobs = new ArrayList<>();
        Set<Path> files = new HashSet<>();
        for (PhotoFile photo : found.sources()) {
            Path real = real(photo.file());
            Path file = Files.isSymbolicLink(photo.file()) ? real : photo.file();
            if (!photo.named() && isOurs(file, backups)) {
                leftOut.add(new IgnoredFile(photo.file(), Reason.MADE_BY_US));
            } else if (!files.add(real)) {
                leftOut.add(new IgnoredFile(photo.file(), Reason.MET_BEFORE));
            } else {
                jobs.add(new Job(photo.file(), file, Optional.of(backups.of(photo, file))));
            }
        }
        requireDistinct(jobs, files);
        return new JobPlan(jobs, leftOut, found.unmatched());
    }

    /** Whether a file is an original, or a comparison, of a photo beside it. */
    private static boolean isOurs(Path file, Backups backups) {
        FileName name = FileName.of(file);
        Optional<Path> compared = name.stem().endsWith(JobPlan.COMPARISON)
                ? Optional.of(name.withStem(
                                name.stem().substring(0, name.stem().length() - JobPlan.COMPARISON.length()))
                        .beside(file))
                : Optional.empty();
        return Stream.of(backups.photoOf(file), compared)
                .flatMap(Optional::stream)
                .anyMatch(FileName::isTaken);
    }

    private static void requireDistinct(List<Job> jobs, Set<Path> files) throws IOException {
        Map<Path, Job> taken = new HashMap<>();
        for (Job job : jobs) {
            Path place = real(job.backup().orElseThrow());
            Job other = taken.putIfAbsent(place, job);
            if (files.contains(place)) {
                throw new InvalidPlanException("the original of " + job.source() + " would get the place of a photo, "
                        + place + "; choose another backup");
            }
            if (other != null) {
                throw new InvalidPlanException("the originals of " + other.source() + " and " + job.source()
                        + " would both become " + place + "; use a suffix, or run the command for each");
            }
        }
    }

    /** Without links; of a missing file, as it is spelled. */
    private static Path real(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
    }
}
