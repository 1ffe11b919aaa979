package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.batch.BatchSummary.End;
import dsgformer.image.Photo;
import dsgformer.image.PixelKind;
import dsgformer.image.ReadLimits;
import dsgformer.image.Size;
import dsgformer.infer.DataSize;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.infer.InferencePlan;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhotoBatchTest {

    private static final DeblurOptions TILES = DeblurOptions.defaults()
            .withGuard(false)
            .withInference(InferenceMode.TILE)
            .withTilePixels(64)
            .withOverlapPixels(8);

    @TempDir
    private Path folder;

    private Path in;
    private Path out;
    private final DimmingNetwork network = new DimmingNetwork();
    private final Events events = new Events();

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectory(folder.resolve("in"));
        out = folder.resolve("out");
    }

    /** Whatever is read early and written late, what comes out is what one photo after the other gives. */
    @Test
    void photosAtOnceGiveTheFilesOfPhotosOneByOne() throws IOException {
        List<Job> jobs = photos(12);
        for (Job job : jobs) {
            batch(OnExists.ERROR)
                    .run(List.of(new Job(job.source(), folder.resolve("single").resolve(name(job)))), events);
        }
        BatchSummary summary = batch(OnExists.ERROR).run(jobs, events);
        assertThat(summary.isWhole()).isTrue();
        assertThat(contents(out)).hasSize(12).isEqualTo(contents(folder.resolve("single")));
        assertThat(summary.pixels()).isEqualTo(sizes(jobs));
    }

    @Test
    void underATightLimitAPhotoIsReadWhenTheOneBeforeIsDone() throws IOException {
        network.bytes = DataSize.ofMegabytes(300).bytes();
        List<Job> jobs = photos(4);
        long least = Long.MAX_VALUE;
        for (Job job : jobs) {
            Photo photo = Photo.read(job.source());
            least = Math.min(
                    least, Deblurrer.of(network).memoryFor(photo, TILES).bytes());
        }
        List<Step> early = Collections.synchronizedList(new ArrayList<>());
        Steps steps = new Steps(batch(OnExists.ERROR)) {
            @Override
            Step read(Job job, long room) {
                Step step = super.read(job, room);
                if (room < Long.MAX_VALUE) {
                    early.add(step);
                }
                return step;
            }
        };
        assertThat(new Conveyor(steps, jobs, events, () -> false, least).run().isWhole())
                .isTrue();
        assertThat(early).hasSize(3).allMatch(Step.Postponed.class::isInstance);
        assertThat(contents(out)).hasSize(4);
    }

    /** The network waits in the first photo until the second has been read, which must not wait for it in turn. */
    @Test
    void thePhotoAfterIsReadWhileTheNetworkWorks() throws IOException {
        List<Job> jobs = photos(2);
        CountDownLatch read = new CountDownLatch(1);
        AtomicBoolean early = new AtomicBoolean();
        network.before = () -> {
            try {
                early.compareAndSet(false, read.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        Steps steps = new Steps(batch(OnExists.SKIP)) {
            @Override
            Step read(Job job, long room) {
                Step step = super.read(job, room);
                if (job.equals(jobs.get(1))) {
                    read.countDown();
                }
                return step;
            }
        };
        assertThat(new Conveyor(steps, jobs, events, () -> false, Long.MAX_VALUE)
                        .run()
                        .isWhole())
                .isTrue();
        assertThat(early).isTrue();
    }

    /** Some listeners read photos again, and need the room. */
    @Test
    void whoHearsThatAPhotoIsDoneHasItsMemory() throws IOException {
        AtomicReference<WeakReference<Photo>> restored = new AtomicReference<>();
        AtomicBoolean free = new AtomicBoolean();
        BatchRules rules = BatchRules.of(OnExists.SKIP).withFinish(photo -> {
            restored.set(new WeakReference<>(photo));
            return photo;
        });
        BatchListener waiting = new BatchListener() {
            @Override
            public void finished(Job job, Size size, InferencePlan plan, long ms) {
                for (int i = 0; i < 100 && !free.get(); i++) {
                    System.gc();
                    free.set(restored.get().get() == null);
                }
            }
        };
        assertThat(batch(rules).run(photos(1), waiting).isWhole()).isTrue();
        assertThat(free).isTrue();
    }

    @Test
    void theNetworkRestsWhileAListenerTakesTheMemoryItNeeds() throws IOException {
        List<Job> jobs = photos(3);
        AtomicBoolean taken = new AtomicBoolean();
        AtomicBoolean both = new AtomicBoolean();
        network.before = () -> both.compareAndSet(false, taken.get());
        BatchListener listener = new BatchListener() {
            @Override
            public long bytesToFinish(Photo photo, InferencePlan plan) {
                return DataSize.ofGigabytes(1).bytes();
            }

            @Override
            public void finished(Job job, Size size, InferencePlan plan, long ms) {
                taken.set(true);
                try {
                    Thread.sleep(200); // a network that does not wait is through with the next photo by then
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                taken.set(false);
            }
        };
        Steps steps = new Steps(batch(OnExists.SKIP));
        long room = DataSize.ofGigabytes(1).bytes();
        assertThat(new Conveyor(steps, jobs, listener, () -> false, room).run().isWhole())
                .isTrue();
        assertThat(both).isFalse();
    }

    @Test
    void photosEndInTheirOrderWhateverBecomesOfThem() throws IOException {
        List<Job> jobs = new ArrayList<>(photos(5));
        Files.writeString(jobs.get(1).source(), "no photo");
        Files.createDirectories(out);
        Files.writeString(jobs.get(3).target(), "there");
        BatchSummary summary = batch(OnExists.SKIP).run(jobs, events);
        assertThat(events.ends())
                .containsExactly(
                        "finished 0.png",
                        "failed 1.jpg",
                        "finished 2.png",
                        "skipped 3.jpg OUTPUT_EXISTS",
                        "finished 4.png");
        assertThat(events.all).startsWith("began 0.png", "tile 0.png");
        assertThat(summary)
                .extracting(BatchSummary::finished, BatchSummary::skipped, BatchSummary::remaining, BatchSummary::end)
                .containsExactly(3, 1, 0, End.COMPLETE);
        assertThat(summary.failures()).hasSize(1);
    }

    @Test
    void theFirstFailureIsTheLastIfAsked() throws IOException {
        List<Job> jobs = photos(6);
        Files.writeString(jobs.get(2).source(), "no photo");
        BatchSummary summary =
                batch(BatchRules.of(OnExists.SKIP).withFailFast(true)).run(jobs, events);
        assertThat(events.ends()).containsExactly("finished 0.png", "finished 1.jpg", "failed 2.png");
        assertThat(summary.end()).isEqualTo(End.FAILED_FAST);
        assertThat(summary.remaining()).isEqualTo(3);
        assertThat(contents(out)).hasSize(2);
    }

    @Test
    void aCancelledBatchFinishesNothingHalf() throws IOException {
        List<Job> jobs = photos(6);
        AtomicBoolean cancelled = new AtomicBoolean();
        network.before = () -> cancelled.set(network.shown.size() > 9); // in the middle of the second photo or later
        BatchSummary summary = batch(OnExists.SKIP).run(jobs, events, cancelled::get);
        assertThat(summary.end()).isEqualTo(End.CANCELLED);
        assertThat(summary.remaining()).isPositive();
        assertThat(contents(out)).hasSize(summary.finished());
        network.before = () -> {};
        assertThat(batch(OnExists.SKIP).run(jobs, events).isWhole()).isTrue();
        assertThat(contents(out)).hasSize(6);
    }

    @Test
    void aFullDiskEndsTheBatchWithOneFailure() throws IOException {
        List<Job> jobs = photos(6);
        Steps full = new Steps(batch(OnExists.SKIP)) {
            @Override
            Step write(Step.Deblurred done) {
                return done.job().equals(jobs.get(2))
                        ? new Step.Failed(
                                done.job(),
                                new DiskFullException(done.job().target(), new IOException("No space left on device")))
                        : super.write(done);
            }
        };
        BatchSummary summary = new Conveyor(full, jobs, events, () -> false, Long.MAX_VALUE).run();
        assertThat(events.ends()).containsExactly("finished 0.png", "finished 1.jpg", "failed 2.png");
        assertThat(summary.end()).isEqualTo(End.DISK_FULL);
        assertThat(summary.remaining()).isEqualTo(3);
        assertThat(summary.failures().get(0)).hasMessageContaining("MiB are free");
    }

    @Test
    void systemsHaveWordsForAFullDisk() {
        assertThat(DiskFullException.isMeantBy(new IOException("No space left on device")))
                .isTrue();
        assertThat(DiskFullException.isMeantBy(new IOException("There is not enough space on the disk")))
                .isTrue();
        assertThat(DiskFullException.isMeantBy(new IOException("Input/output error")))
                .isFalse();
    }

    @Test
    void whatAListenerThrowsEndsTheBatchAndComesOut() throws IOException {
        List<Job> jobs = photos(4);
        BatchListener throwing = new BatchListener() {
            @Override
            public void finished(Job job, Size size, InferencePlan plan, long ms) {
                throw new IllegalStateException("enough");
            }
        };
        assertThatThrownBy(() -> batch(OnExists.SKIP).run(jobs, throwing)).hasMessage("enough");
        assertThat(contents(out).size()).isLessThan(4);
    }

    /** The output appears while the network works: {@code there} when the batch began. */
    @ParameterizedTest
    @EnumSource(OnExists.class)
    void anOutputThatAppearsMeanwhileIsTreatedLikeOneThatWasThere(OnExists rule) throws IOException {
        Job job = photos(1).get(0);
        Files.createDirectories(out);
        Files.setLastModifiedTime(job.source(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        network.before = () -> {
            try {
                if (!Files.exists(job.target())) {
                    Files.writeString(job.target(), "there");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        batch(rule).run(List.of(job), events);
        String was = new String(Files.readAllBytes(job.target()), StandardCharsets.ISO_8859_1);
        if (rule == OnExists.OVERWRITE) {
            assertThat(was).isNotEqualTo("there");
        } else {
            assertThat(was).isEqualTo("there");
        }
        assertThat(out.resolve("0_1.png").toFile().exists()).isEqualTo(rule == OnExists.RENAME);
        assertThat(events.ends())
                .containsExactly(
                        switch (rule) {
                            case SKIP, NEWER -> "skipped 0.png OUTPUT_EXISTS";
                            case OVERWRITE, RENAME -> "finished 0.png";
                            case ERROR -> "failed 0.png";
                        });
        assertThat(contents(out)).hasSize(rule == OnExists.RENAME ? 2 : 1); // and no part of a file
    }

    @Test
    void underErrorNothingIsTouchedIfOneOutputIsThere() throws IOException {
        List<Job> jobs = photos(3);
        Files.createDirectories(out);
        Files.writeString(jobs.get(2).target(), "there");
        assertThatThrownBy(() -> batch(OnExists.ERROR).run(jobs, events)).isInstanceOf(OutputExistsException.class);
        assertThat(contents(out)).hasSize(1);
        assertThat(network.shown).isEmpty();
    }

    @Test
    void whatKilledRunsLeftIsSweptAway() throws IOException {
        Job job = photos(1).get(0);
        Files.createDirectories(out);
        Files.writeString(out.resolve(".0.png.999999999999-0123456789abcdef.part"), "half");
        batch(OnExists.SKIP).run(List.of(job), events);
        assertThat(contents(out)).containsOnlyKeys("0.png");
    }

    private PhotoBatch batch(OnExists rule) {
        return batch(BatchRules.of(rule));
    }

    private PhotoBatch batch(BatchRules rules) {
        return new PhotoBatch(Deblurrer.of(network), TILES, ReadLimits.DEFAULT, rules);
    }

    /** Photos of several sizes, PNG and JPEG by turns. */
    private List<Job> photos(int count) throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int seed = i;
            String name = i + (i % 2 == 0 ? ".png" : ".jpg");
            Path file = in.resolve(name);
            Photo.of(new Size(100 + 13 * i, 90), PixelKind.RGB, (c, y, x) -> (x * 5 + y * 3 + c * 40 + seed) % 256)
                    .write(file);
            jobs.add(new Job(file, out.resolve(name)));
        }
        return jobs;
    }

    private static long sizes(List<Job> jobs) throws IOException {
        long pixels = 0;
        for (Job job : jobs) {
            pixels += Photo.read(job.source()).size().pixels();
        }
        return pixels;
    }

    private static String name(Job job) {
        return job.target().getFileName().toString();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Digest.of(file));
            }
        }
        return contents;
    }
}
