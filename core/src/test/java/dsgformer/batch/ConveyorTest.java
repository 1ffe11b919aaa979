package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.infer.DataSize;
import dsgformer.infer.Deblurrer;
import dsgformer.photo.Photo;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading, deblurring and writing at once. */
class ConveyorTest {

    @TempDir
    private Path folder;

    private TestBatch batch;

    @BeforeEach
    void folders() throws IOException {
        batch = TestBatch.in(folder);
    }

    /** The pipeline gives the same files as a sequential run. */
    @Test
    void thePipelineGivesTheSameFilesAsASequentialRun() throws IOException {
        List<Job> jobs = batch.photos(12);
        for (Job job : jobs) {
            Path single =
                    folder.resolve("single").resolve(job.target().getFileName().toString());
            batch.run(OnExists.ERROR, List.of(new Job(job.source(), single)));
        }
        BatchSummary summary = batch.run(OnExists.ERROR, jobs);
        assertThat(summary.isWhole()).isTrue();
        assertThat(TestBatch.contents(batch.out())).hasSize(12).isEqualTo(TestBatch.contents(folder.resolve("single")));
        assertThat(summary.pixels()).isEqualTo(sizes(jobs));
    }

    @Test
    void underATightMemoryLimitNoPhotoIsReadAhead() throws IOException {
        batch.network().bytes = DataSize.ofMegabytes(300).bytes();
        List<Job> jobs = batch.photos(4);
        long least = Long.MAX_VALUE;
        for (Job job : jobs) {
            Photo photo = PhotoFiles.read(job.source());
            least = Math.min(
                    least,
                    Deblurrer.of(batch.network())
                            .memoryFor(photo, TestBatch.TILES)
                            .bytes());
        }
        List<JobState> early = Collections.synchronizedList(new ArrayList<>());
        JobStages stages = new JobStages(Deblurrer.of(batch.network()), TestBatch.settings(OnExists.ERROR)) {
            @Override
            JobState read(Job job, long room) {
                JobState state = super.read(job, room);
                if (room < Long.MAX_VALUE) {
                    early.add(state);
                }
                return state;
            }
        };
        assertThat(new Conveyor(stages, JobPlan.of(jobs), batch.events(), () -> false, least)
                        .run()
                        .isWhole())
                .isTrue();
        assertThat(early).hasSize(3).allMatch(JobState.Postponed.class::isInstance);
        assertThat(TestBatch.contents(batch.out())).hasSize(4);
    }

    /** The network blocks in the first photo until the second has been read; reading must not wait for it. */
    @Test
    void theNextPhotoIsReadWhileTheNetworkRuns() throws IOException {
        List<Job> jobs = batch.photos(2);
        CountDownLatch read = new CountDownLatch(1);
        AtomicBoolean early = new AtomicBoolean();
        batch.network().before = () -> {
            try {
                early.compareAndSet(false, read.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        JobStages stages = new JobStages(Deblurrer.of(batch.network()), TestBatch.settings(OnExists.SKIP)) {
            @Override
            JobState read(Job job, long room) {
                JobState state = super.read(job, room);
                if (job.equals(jobs.get(1))) {
                    read.countDown();
                }
                return state;
            }
        };
        assertThat(new Conveyor(stages, JobPlan.of(jobs), batch.events(), () -> false, Long.MAX_VALUE)
                        .run()
                        .isWhole())
                .isTrue();
        assertThat(early).isTrue();
    }

    /** Some consumers read photos again and need the memory. */
    @Test
    void aPhotoIsReleasedBeforeItsLastEventIsHandled() throws IOException {
        AtomicReference<WeakReference<Photo>> restored = new AtomicReference<>();
        AtomicBoolean free = new AtomicBoolean();
        BatchSettings settings = TestBatch.settings(OnExists.SKIP).withFinish((photo, target) -> {
            restored.set(new WeakReference<>(photo));
            return photo;
        });
        Consumer<BatchEvent> waiting = event -> {
            for (int i = 0; event instanceof BatchEvent.Finished && i < 100 && !free.get(); i++) {
                System.gc();
                free.set(restored.get().get() == null);
            }
        };
        assertThat(batch.with(settings)
                        .run(JobPlan.of(batch.photos(1)), waiting)
                        .isWhole())
                .isTrue();
        assertThat(free).isTrue();
    }

    @Test
    void theNetworkWaitsWhileAConsumerUsesItsReservedMemory() throws IOException {
        List<Job> jobs = batch.photos(3);
        AtomicBoolean taken = new AtomicBoolean();
        AtomicBoolean both = new AtomicBoolean();
        batch.network().before = () -> both.compareAndSet(false, taken.get());
        Consumer<BatchEvent> events = event -> {
            if (event instanceof BatchEvent.Finished) {
                taken.set(true);
                try {
                    Thread.sleep(200); // long enough for a network that does not wait to finish the next photo
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                taken.set(false);
            }
        };
        long room = DataSize.ofGigabytes(1).bytes();
        JobStages stages = new JobStages(
                Deblurrer.of(batch.network()),
                TestBatch.settings(OnExists.SKIP).withReserved((restored, plan) -> room));
        assertThat(new Conveyor(stages, JobPlan.of(jobs), events, () -> false, room)
                        .run()
                        .isWhole())
                .isTrue();
        assertThat(both).isFalse();
    }

    private static long sizes(List<Job> jobs) throws IOException {
        long pixels = 0;
        for (Job job : jobs) {
            pixels += PhotoFiles.read(job.source()).size().pixels();
        }
        return pixels;
    }
}
