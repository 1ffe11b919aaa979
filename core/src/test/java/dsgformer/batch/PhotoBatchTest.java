package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.batch.BatchSummary.End;
import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.infer.Deblurrer;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoBatchTest {

    @TempDir
    private Path folder;

    private TestBatch batch;

    @BeforeEach
    void folders() throws IOException {
        batch = TestBatch.in(folder);
    }

    @Test
    void outcomesComeInTheOrderOfThePlan() throws IOException {
        List<Job> jobs = new ArrayList<>(batch.photos(5));
        Files.writeString(jobs.get(1).source(), "no photo");
        Files.writeString(jobs.get(3).target(), "there");
        BatchSummary summary = batch.run(OnExists.SKIP, jobs);
        assertThat(batch.events().ends())
                .containsExactly(
                        "Finished 0.png",
                        "Failed 1.jpg",
                        "Finished 2.png",
                        "Skipped 3.jpg OUTPUT_EXISTS",
                        "Finished 4.png");
        assertThat(batch.events().all()).startsWith("Began 0.png", "Examined 0.png", "TileDone 0.png");
        assertThat(summary)
                .extracting(BatchSummary::finished, BatchSummary::skipped, BatchSummary::remaining, BatchSummary::end)
                .containsExactly(3, 1, 0, End.COMPLETE);
        assertThat(summary.failures()).hasSize(1);
    }

    @Test
    void failFastEndsTheBatchWithTheFirstFailure() throws IOException {
        List<Job> jobs = batch.photos(6);
        Files.writeString(jobs.get(2).source(), "no photo");
        BatchSummary summary =
                batch.with(TestBatch.settings(OnExists.SKIP).withFailFast(true)).run(JobPlan.of(jobs), batch.events());
        assertThat(batch.events().ends()).containsExactly("Finished 0.png", "Finished 1.jpg", "Failed 2.png");
        assertThat(summary.end()).isEqualTo(End.FAILED_FAST);
        assertThat(summary.remaining()).isEqualTo(3);
        assertThat(TestBatch.contents(batch.out())).hasSize(2);
    }

    @Test
    void aCancelledBatchLeavesNoPartialOutput() throws IOException {
        List<Job> jobs = batch.photos(6);
        AtomicBoolean cancelled = new AtomicBoolean();
        batch.network().before =
                () -> cancelled.set(batch.network().shown.size() > 9); // in the middle of the second photo or later
        BatchSummary summary = batch.with(OnExists.SKIP).run(JobPlan.of(jobs), batch.events(), cancelled::get);
        assertThat(summary.end()).isEqualTo(End.CANCELLED);
        assertThat(summary.remaining()).isPositive();
        assertThat(TestBatch.contents(batch.out())).hasSize(summary.finished());
        batch.network().before = () -> {};
        assertThat(batch.run(OnExists.SKIP, jobs).isWhole()).isTrue();
        assertThat(TestBatch.contents(batch.out())).hasSize(6);
    }

    @Test
    void aFullDiskEndsTheBatchWithOneFailure() throws IOException {
        List<Job> jobs = batch.photos(6);
        JobStages full = new JobStages(Deblurrer.of(batch.network()), TestBatch.settings(OnExists.SKIP)) {
            @Override
            JobState write(JobState.Deblurred done) {
                return done.job().equals(jobs.get(2))
                        ? new JobState.Failed(
                                done.job(),
                                new DiskFullException(done.job().target(), new IOException("No space left on device")))
                        : super.write(done);
            }
        };
        BatchSummary summary = new Conveyor(full, JobPlan.of(jobs), batch.events(), () -> false, Long.MAX_VALUE).run();
        assertThat(batch.events().ends()).containsExactly("Finished 0.png", "Finished 1.jpg", "Failed 2.png");
        assertThat(summary.end()).isEqualTo(End.DISK_FULL);
        assertThat(summary.remaining()).isEqualTo(3);
        assertThat(summary.failures().get(0)).hasMessageContaining("MiB are free");
    }

    @Test
    void aFullDiskIsRecognizedByTheMessage() {
        assertThat(DiskFullException.isMeantBy(new IOException("No space left on device")))
                .isTrue();
        assertThat(DiskFullException.isMeantBy(new IOException("There is not enough space on the disk")))
                .isTrue();
        assertThat(DiskFullException.isMeantBy(new IOException("Input/output error")))
                .isFalse();
    }

    @Test
    void anExceptionOfAConsumerEndsTheBatchAndIsThrown() throws IOException {
        List<Job> jobs = batch.photos(4);
        Consumer<BatchEvent> throwing = event -> {
            if (event instanceof BatchEvent.Finished) {
                throw new IllegalStateException("enough");
            }
        };
        assertThatThrownBy(() -> batch.with(OnExists.SKIP).run(JobPlan.of(jobs), throwing))
                .hasMessage("enough");
        assertThat(TestBatch.contents(batch.out()).size()).isLessThan(4);
    }

    @Test
    void aPhotoTooWideForItsFormatFailsBeforeTheNetworkRuns() throws IOException {
        Path wide = folder.resolve("wide.png");
        PhotoFiles.write(Photo.of(new Size(65_536, 1), PixelKind.GREY, (c, y, x) -> x % 256), wide);
        BatchSummary summary =
                batch.run(OnExists.SKIP, List.of(new Job(wide, batch.out().resolve("wide.jpg"))));
        assertThat(summary.failures()).singleElement().isInstanceOf(UnwritablePhotoException.class);
        assertThat(batch.network().shown).isEmpty();
        assertThat(batch.out()).isEmptyDirectory();
    }

    @Test
    void partFilesOfKilledRunsAreDeleted() throws IOException {
        Job job = batch.photos(1).get(0);
        Files.writeString(batch.out().resolve(".0.png.999999999999-0123456789abcdef.part"), "half");
        batch.run(OnExists.SKIP, List.of(job));
        assertThat(TestBatch.contents(batch.out())).containsOnlyKeys("0.png");
    }
}
