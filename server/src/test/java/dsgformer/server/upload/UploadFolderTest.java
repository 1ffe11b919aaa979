package dsgformer.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.photo.ReadLimits;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadFolderTest {

    @TempDir
    private Path folder;

    private long space = 1 << 20;

    private UploadFolder open(UploadLimits limits) throws IOException {
        return new UploadFolder(folder.resolve("request"), limits, new UploadFolder.DiskSpace() {
            @Override
            public void take(long bytes) {
                space -= bytes;
                if (space < 0) {
                    throw new ProblemException(ProblemCode.DISK_FULL, "full", "wait");
                }
            }

            @Override
            public void giveBack(long bytes) {
                space += bytes;
            }
        });
    }

    private static void assertCode(ThrowingCallable call, ProblemCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void aBodyThatDripsIsEnded() throws IOException {
        UploadLimits fast = new UploadLimits(1 << 20, 1, ReadLimits.DEFAULT, Duration.ZERO, 1 << 20);
        InputStream drip = new InputStream() {
            @Override
            public int read() throws IOException {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int from, int count) throws IOException {
                try {
                    Thread.sleep(300);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return 1;
            }
        };
        try (UploadFolder upload = open(fast)) {
            assertCode(() -> upload.receive(drip, "a"), ProblemCode.TOO_SLOW);
        }
    }

    @Test
    void aConnectionThatTimesOutIsSlowAndOneThatBreaksIsIncomplete() throws IOException {
        UploadLimits limits = UploadLimits.of(1 << 20, 1, ReadLimits.DEFAULT);
        try (UploadFolder upload = open(limits)) {
            assertCode(
                    () -> upload.receive(failing(new IOException(new TimeoutException())), "a"), ProblemCode.TOO_SLOW);
        }
        Files.delete(folder.resolve("request/0/input"));
        Files.delete(folder.resolve("request/0"));
        Files.delete(folder.resolve("request"));
        try (UploadFolder upload = open(limits)) {
            assertCode(() -> upload.receive(failing(new IOException("early EOF")), "a"), ProblemCode.BAD_REQUEST);
        }
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int from, int count) throws IOException {
                throw failure;
            }
        };
    }

    @Test
    void bytesAreCountedWhileTheyAreWritten() throws IOException {
        space = 1000;
        try (UploadFolder upload = open(UploadLimits.of(1 << 20, 1, ReadLimits.DEFAULT))) {
            assertCode(() -> upload.receive(new ByteArrayInputStream(new byte[5000]), "a"), ProblemCode.DISK_FULL);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.png|a.png",
                "../../etc/passwd|passwd",
                "C:\\\\x\\\\y.jpg|y.jpg",
                "'..'|photo",
                "'.hidden'|hidden",
                "''|photo",
                "' '|photo",
                "a\u0000b|a_b",
                "a\u202eb|a_b",
                "街 é.png|街 é.png"
            })
    void namesKeepTheirTextAndLoseTheirMeaning(String sent, String name) {
        assertThat(PhotoName.of(sent)).isEqualTo(name);
    }
}
