package dsgformer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.batch.plan.Job;
import dsgformer.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final String SETTINGS = "model=a strength=1";

    @TempDir
    private Path folder;

    private Job job;

    @BeforeEach
    void aPhotoAndItsOutput() throws IOException {
        job = new Job(
                Files.writeString(folder.resolve("in.jpg"), "photo"),
                Files.writeString(folder.resolve("out.jpg"), "sharp"));
    }

    @Test
    void entriesCountForTheNextRunOnlyIfItResumes() throws IOException {
        note(SETTINGS);
        assertThat(open(SETTINGS, true).of(job).isDone()).isTrue();
        assertThat(open(SETTINGS, false).of(job)).isEqualTo(Journal.Past.NONE);
    }

    @Test
    void outputsWithOtherSettingsOrAnotherPhotoAreOursButOutOfDate() throws IOException {
        note(SETTINGS);
        Journal.Past past = open("model=b strength=1", true).of(job);
        assertThat(past.output()).contains(job.target());
        assertThat(past.isDone()).isFalse();
        Files.writeString(job.source(), "another photo");
        assertThat(open(SETTINGS, true).of(job).output()).contains(job.target());
        assertThat(open(SETTINGS, true).of(job).isDone()).isFalse();
    }

    @Test
    void aChangedOrDeletedOutputIsNotOurs() throws IOException {
        note(SETTINGS);
        Files.writeString(job.target(), "SHARP");
        assertThat(open(SETTINGS, true).of(job)).isEqualTo(Journal.Past.NONE);
        Files.delete(job.target());
        assertThat(open(SETTINGS, true).of(job)).isEqualTo(Journal.Past.NONE);
    }

    @Test
    void aTruncatedLineIsIgnoredAndDamagesNoOtherLine() throws IOException {
        note(SETTINGS);
        Path file = folder.resolve(Journal.NAME);
        Files.writeString(file, "{\"planned\":\"tor\u00e9", StandardOpenOption.APPEND);
        byte[] truncated = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(truncated, truncated.length - 1)); // in the middle of a UTF-8 character
        assertThat(open(SETTINGS, true).of(job).isDone()).isTrue();
        Job other = new Job(job.source(), Files.writeString(folder.resolve("other.jpg"), "sharp"));
        note(other, SETTINGS);
        assertThat(open(SETTINGS, true).of(job).isDone()).isTrue();
        assertThat(open(SETTINGS, true).of(other).isDone()).isTrue();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).lines()).hasSize(3);
    }

    @Test
    void theFileIsDeletedAfterACompleteRunUnlessItHasEntriesOfOtherRuns() throws IOException {
        Path file = folder.resolve(Journal.NAME);
        open(SETTINGS, false).end(List.of(job));
        assertThat(file).doesNotExist();
        note(SETTINGS);
        Job other = new Job(job.source(), folder.resolve("other.jpg"));
        open(SETTINGS, false).end(List.of(other));
        assertThat(file).exists();
        open(SETTINGS, false).end(List.of(other, job));
        assertThat(file).doesNotExist();
    }

    @Test
    void aSecondRunIntoTheSameFolderWritesNoJournal() throws IOException {
        try (Journal first = open(SETTINGS, false);
                Journal second = open(SETTINGS, false)) {
            first.note(job, job.target(), FileStamp.of(job.source()), 5, Sha256.of(job.target()));
            second.note(job, job.target(), FileStamp.of(job.source()), 5, Sha256.of(job.target()));
            assertThat(first.isTaken()).isFalse();
            assertThat(second.isTaken()).isTrue();
            second.end(List.of(job));
            assertThat(first.exists()).isTrue();
        }
    }

    private void note(String settings) throws IOException {
        note(job, settings);
    }

    private void note(Job done, String settings) throws IOException {
        try (Journal journal = open(settings, true)) {
            journal.note(
                    done,
                    done.target(),
                    FileStamp.of(done.source()),
                    Files.size(done.target()),
                    Sha256.of(done.target()));
        }
    }

    private Journal open(String settings, boolean resumes) throws IOException {
        return Journal.in(folder, settings, resumes);
    }
}
