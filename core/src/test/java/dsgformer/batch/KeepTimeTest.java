package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outputs with the modification times of their photos. */
class KeepTimeTest {

    private static final FileTime TAKEN = FileTime.from(Instant.parse("2001-02-03T04:05:06.789Z"));

    @TempDir
    private Path folder;

    private TestBatch batch;
    private List<Job> jobs;

    @BeforeEach
    void photos() throws IOException {
        batch = TestBatch.in(folder);
        jobs = batch.photos(2);
        for (Job job : jobs) {
            Files.setLastModifiedTime(job.source(), TAKEN);
        }
    }

    @ParameterizedTest
    @EnumSource(OnExists.class)
    void outputsHaveTheTimeOfTheirPhotosUnderEveryRule(OnExists rule) throws IOException {
        batch.with(TestBatch.settings(rule).withKeepTime(true)).run(plan(), batch.events());
        for (Job job : jobs) {
            assertThat(Files.getLastModifiedTime(job.target())).isEqualTo(TAKEN);
        }
    }

    @Test
    void withoutTheOptionOutputsAreNew() throws IOException {
        batch.with(OnExists.SKIP).run(plan(), batch.events());
        assertThat(Files.getLastModifiedTime(jobs.get(0).target())).isGreaterThan(TAKEN);
    }

    /** An output of the same time is not older than its photo. */
    @Test
    void aSecondRunForNewerPhotosFindsNone() throws IOException {
        BatchSettings settings = TestBatch.settings(OnExists.NEWER).withKeepTime(true);
        batch.with(settings).run(plan(), batch.events());
        Files.setLastModifiedTime(
                jobs.get(1).source(), FileTime.from(TAKEN.toInstant().plusSeconds(1)));
        batch.with(settings).run(plan(), batch.events());
        assertThat(batch.events().ends().subList(2, 4))
                .containsExactly("Skipped 0.png OUTPUT_EXISTS", "Finished 1.jpg");
    }

    private JobPlan plan() throws IOException {
        return JobPlan.of(jobs);
    }
}
