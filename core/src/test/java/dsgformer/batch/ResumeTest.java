package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.io.Sha256;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches that crash and resume. Crashes are simulated by an error; {@code KilledRunTest} kills real processes. */
class ResumeTest {

    private static final int PHOTOS = 16;
    private static final int CRASHES = 5;

    @TempDir
    private Path folder;

    private final List<Path> photos = new ArrayList<>();

    @BeforeEach
    void photos() throws IOException {
        for (int i = 0; i < PHOTOS; i++) {
            int seed = i;
            Path photo = Files.createDirectories(folder.resolve("in/" + i % 3)).resolve(i + ".png");
            PhotoFiles.write(
                    Photo.of(new Size(30 + i, 20), PixelKind.RGB, (c, y, x) -> (x * 5 + y * 3 + c * 40 + seed) % 256),
                    photo);
            photos.add(photo);
        }
    }

    /** Crashes before, while and after an output is written, at random photos. */
    @ParameterizedTest
    @EnumSource(OnExists.class)
    void afterCrashesTheTreeEqualsThatOfAnUndisturbedRun(OnExists rule) throws IOException {
        Path undisturbed = folder.resolve("undisturbed");
        Path disturbed = folder.resolve("disturbed");
        for (Path out : List.of(undisturbed, disturbed)) {
            if (rule != OnExists.ERROR) {
                Files.writeString(Files.createDirectories(out.resolve("1")).resolve("4.png"), "there");
            }
        }
        run(rule, undisturbed, false);
        Random random = new Random(20261125 + rule.ordinal());
        for (int crash = 0; crash < CRASHES; crash++) {
            crashingRun(rule, disturbed, random);
        }
        run(rule, disturbed, true);
        assertThat(tree(disturbed)).hasSizeGreaterThanOrEqualTo(PHOTOS).isEqualTo(tree(undisturbed));
    }

    @Test
    void otherOptionsRedoOurOutputsOnly() throws IOException {
        Path out = folder.resolve("out");
        Random random = new Random(7);
        crashingRun(OnExists.SKIP, out, random);
        Files.writeString(Files.createDirectories(out.resolve("0")).resolve("12.png"), "there");
        BatchSummary summary =
                batch(settings(OnExists.SKIP, out, "other", true)).run(plan(out), event -> {});
        assertThat(summary.finished()).isEqualTo(PHOTOS - 1);
        assertThat(summary.skipped()).isEqualTo(1);
        assertThat(out.resolve("0/12.png")).hasContent("there");
    }

    private void run(OnExists rule, Path out, boolean resume) throws IOException {
        assertThat(batch(settings(rule, out, "same", resume))
                        .run(plan(out), event -> {})
                        .isWhole())
                .isTrue();
    }

    private void crashingRun(OnExists rule, Path out, Random random) throws IOException {
        BatchSettings settings = settings(rule, out, "same", true);
        int last = random.nextInt(3); // so that some photos are left after the last crash
        int moment = random.nextInt(3);
        JobStages crashing = new JobStages(dimming(), settings) {
            private int written;

            @Override
            JobState write(JobState.Deblurred done) {
                if (written++ < last) {
                    return super.write(done);
                }
                try {
                    leave(moment, done, super::write);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                throw new Crash();
            }
        };
        assertThatThrownBy(() -> batch(settings).run(plan(out), event -> {}, () -> false, crashing))
                .isInstanceOf(Crash.class);
    }

    /** Leaves the files of a process that is killed before it journals an output, before it moves it, or after. */
    private static void leave(int moment, JobState.Deblurred done, Function<JobState.Deblurred, JobState> write)
            throws IOException {
        Path place = done.placed().placement().target();
        Path part = place.resolveSibling("." + place.getFileName() + ".999999999999-0123456789abcdef.part");
        if (moment == 0) {
            Files.writeString(part, "half");
            return;
        }
        boolean there = Files.exists(place);
        JobState state = write.apply(done);
        if (moment == 1 && !there && state instanceof JobState.Written written) {
            Files.move(written.job().target(), part);
        }
    }

    private static final class Crash extends Error {}

    private static BatchSettings settings(OnExists rule, Path out, String settings, boolean resume) throws IOException {
        return BatchSettings.of(DeblurOptions.defaults().withGuard(false))
                .withOnExists(rule)
                .withJournal(Journal.in(out, settings, resume));
    }

    private static PhotoBatch batch(BatchSettings settings) {
        return new PhotoBatch(dimming(), settings);
    }

    private static Deblurrer dimming() {
        return Deblurrer.of(new DimmingNetwork());
    }

    private JobPlan plan(Path out) throws IOException {
        return JobPlan.of(photos.stream()
                .map(photo -> new Job(photo, out.resolve(folder.resolve("in").relativize(photo))))
                .toList());
    }

    /** All files including hidden ones, with their digests. */
    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(root.relativize(file).toString(), Sha256.of(file));
            }
        }
        return tree;
    }
}
