package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.batch.plan.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {

    @TempDir
    private Path folder;

    private TestBatch batch;

    @BeforeEach
    void folders() throws IOException {
        batch = TestBatch.in(folder);
    }

    /** The network writes a file to the path of the output while it runs. */
    @ParameterizedTest
    @EnumSource(OnExists.class)
    void anOutputThatAppearsMeanwhileIsTreatedLikeAnExistingOne(OnExists rule) throws IOException {
        Job job = batch.photos(1).get(0);
        Files.setLastModifiedTime(job.source(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        batch.network().before = () -> {
            try {
                if (!Files.exists(job.target())) {
                    Files.writeString(job.target(), "there");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        batch.run(rule, List.of(job));
        String was = new String(Files.readAllBytes(job.target()), StandardCharsets.ISO_8859_1);
        if (rule == OnExists.OVERWRITE) {
            assertThat(was).isNotEqualTo("there");
        } else {
            assertThat(was).isEqualTo("there");
        }
        assertThat(batch.out().resolve("0_1.png").toFile().exists()).isEqualTo(rule == OnExists.RENAME);
        assertThat(batch.events().ends())
                .containsExactly(
                        switch (rule) {
                            case SKIP, NEWER -> "Skipped 0.png OUTPUT_EXISTS";
                            case OVERWRITE, RENAME -> "Finished 0.png";
                            case ERROR -> "Failed 0.png";
                        });
        assertThat(TestBatch.contents(batch.out())).hasSize(rule == OnExists.RENAME ? 2 : 1); // and no part file
    }

    /** A link to nothing, a link to itself, and a link whose folder is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"nothing", "0.png", "missing/0.png"})
    void aLinkThatLeadsNowhereIsAnExistingOutputUnderEveryRule(String nowhere) throws IOException {
        Job job = batch.photos(1).get(0);
        Files.createSymbolicLink(job.target(), Path.of(nowhere));
        Files.createSymbolicLink(batch.out().resolve("0_1.png"), Path.of(nowhere));
        Files.setLastModifiedTime(job.source(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        for (OnExists rule : List.of(OnExists.SKIP, OnExists.NEWER, OnExists.RENAME)) {
            batch.run(rule, List.of(job));
            assertThat(job.target()).isSymbolicLink();
        }
        assertThatThrownBy(() -> batch.run(OnExists.ERROR, List.of(job))).isInstanceOf(OutputExistsException.class);
        assertThat(batch.events().ends())
                .containsExactly("Skipped 0.png OUTPUT_EXISTS", "Skipped 0.png OUTPUT_EXISTS", "Finished 0.png");
        assertThat(batch.out().resolve("0_2.png")).isRegularFile();

        batch.run(OnExists.OVERWRITE, List.of(job));
        assertThat(Files.isRegularFile(job.target(), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void aPhotoNewerThanALinkThatLeadsNowhereReplacesIt() throws IOException {
        Job job = batch.photos(1).get(0);
        Files.createSymbolicLink(job.target(), Path.of("nothing"));
        Files.setLastModifiedTime(job.source(), FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        batch.run(OnExists.NEWER, List.of(job));
        assertThat(Files.isRegularFile(job.target(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(batch.out().resolve("nothing")).doesNotExist();
    }

    @Test
    void underErrorNothingIsWrittenIfOneOutputExists() throws IOException {
        List<Job> jobs = batch.photos(3);
        Files.writeString(jobs.get(2).target(), "there");
        assertThatThrownBy(() -> batch.run(OnExists.ERROR, jobs)).isInstanceOf(OutputExistsException.class);
        assertThat(TestBatch.contents(batch.out())).hasSize(1);
        assertThat(batch.network().shown).isEmpty();
    }
}
